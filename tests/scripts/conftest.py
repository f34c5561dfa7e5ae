"""A made-up origin, small enough to read, with the layout of the true one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.origin import Origin

IANA = """<?xml version="1.0"?>
<registry xmlns="http://www.iana.org/assignments" id="sip-parameters">
  <updated>2020-02-02</updated>
  <registry id="sip-parameters-2">
    <title>Header Fields</title>
    <record><value>Via</value><compact>v</compact>
      <spec><xref type="rfc" data="rfc3261"/><xref type="rfc" data="rfc9999"/></spec></record>
    <record><value>Hide (Deprecated)</value>
      <spec><xref type="rfc" data="rfc3261"/></spec></record>
    <record><value>Identity-Info (deprecated by <xref type="rfc" data="rfc8224"/>)</value>
      <compact/><spec><xref type="rfc" data="rfc8224"/></spec></record>
    <record><value>P-3GPP</value>
      <spec><xref type="uri" data="https://3gpp.example.com">3GPP TS 24.229
      v1</xref><xref type="person" data="Somebody"/></spec></record>
  </registry>
  <registry id="sip-parameters-5">
    <title>Warning Codes (warn-codes)</title>
    <record><value>399</value><description>Miscellaneous warning: The warning
      text can include anything.</description><xref type="rfc" data="rfc3261"/></record>
  </registry>
  <registry id="sip-parameters-6">
    <title>Methods and Response Codes</title>
    <record><value>INVITE</value><xref type="rfc" data="rfc3261"/></record>
  </registry>
  <registry id="sip-parameters-7">
    <title>Response Codes</title>
    <record><value>486</value><description>Busy   Here</description></record>
    <record date="2001-01-01"><value>202</value><description>Accepted (Deprecated)</description>
      <xref type="rfc" data="rfc6665"/></record>
  </registry>
</registry>
"""
RFC2543 = """
7.4.10 409 Conflict

   Text.
"""
RFC3398 = """
7.2.4.1 ISDN Cause Code to Status Code Mapping

   Prose with 44 in it, and a number at its end 44
   44 signifies   something here.

   ISUP Cause value                        SIP response
   ----------------                        ------------
   1  unallocated number                   404 Not Found
   16 normal call clearing                 --- (*)
   21 call rejected                        403 Forbidden (+)
   22 number changed (w/o diagnostic)      410 Gone
   22 number changed (w/ diagnostic)       301 Moved Permanently

   (*) ISDN Cause 16 will end in something else

   (+) If the cause location is 'user' than the 6xx code could be
   given rather than the 4xx code (i.e., 403 becomes 603)



Somebody, et. al.           Standards Track                    [Page 26]
\f
RFC 3398                  ISUP to SIP Mapping              December 2002


   ISUP Cause value                        SIP response
   ----------------                        ------------
   58 bearer capability not presently      503 Service unavailable
      available
   102 recovery of timer expiry            504 Gateway timeout

7.2.5 Next

   99 is in another section               404 Not Found

8.2.6.1 SIP Status Code to ISDN Cause Code Mapping

   Response received                     Cause value in the REL
   -----------------                     ----------------------
   401 Unauthorized                      21 Call rejected (*)
   404 Not found                          1 Unallocated number
   406 Not acceptable                    79 Service/option not
                                            implemented (+)
   487 Request Terminated               --- (no mapping)
   488 Not Acceptable here              --- by Warning header
   504 Server time-out                  102 Recovery on timer expiry
   504 Version Not Supported            127 Interworking (+)
   603 Decline                           21 Call rejected
"""
RFC4497 = """
8.4.1.  Receipt of a message

   QSIG Cause value               SIP response
   ----------------------------------------------------------------
   2  No route to specified       404 Not found
      transit network
   21 Call rejected               603 Decline, if location field
                                      indicates user.  Otherwise:
                                      403 Forbidden
   102 Recovery on timer expiry   504 Server time-out

   NOTE 3: Something with 16 and 500 in it.

8.4.4.  Receipt of a SIP response

   SIP response                        QSIG Cause value (NOTE 6)
   ------------------------------------------------------------------
   404 Not found                       1   Unallocated number
   481 Call/transaction does not exist 41  Temporary failure
   487 Request terminated              (NOTE 7)
   488 Not Acceptable Here             65  Bearer capability not
                                           implemented or 31 Normal,
                                           unspecified (NOTE 8)
"""
RFC5057 = """
5.1.  A Survey

    +---------+---------------------------------+-------------+-------+
    | 400/4xx | Bad Request                     | Transaction |       |
    |   404   | Not Found                       |    Dialog   |  (2)  |
    |   405   | Method Not Allowed              |    Usage    |  (3)  |
"""
COMPARISON = """\
code,iana_phrase,in_iana,n_implementations,agree_exact,agree_ignoring_case_punct,differ,sip.js,wireshark
199,Early Dialog Terminated,yes,1,0,0,,,Informational - Others
409,,no,1,0,0,,Conflict,
486,Busy Here,yes,2,1,1,,Busy here,Engaged
"""


def _write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    return folder


@pytest.fixture
def origin(tmp_path: Path) -> Origin:
    """Every file that the generator reads."""
    columns = "rfc,title,date,status,obsoletes,obsoleted_by,updates,updated_by,provenance\n"
    texts = {2543: RFC2543, 3398: RFC3398, 4497: RFC4497, 5057: RFC5057}
    texts |= dict.fromkeys((3261, 6665, 8224), "1 Introduction\n")
    index = columns + "".join(
        f"{number},Title {number},July 2002,PROPOSED STANDARD,{2543 if number == 3261 else ''},"
        f"{3261 if number == 2543 else ''},,,mirror (2022-02-22)\n"
        for number in texts
    )
    causes = "cause,name,assigned_in_q850,class,q931_name_wireshark,asterisk_constant,"
    causes += "freeswitch_name,provenance\n"
    return Origin(
        iana=_write(tmp_path / "iana", {"sip-parameters.xml": IANA}),
        rfc=_write(
            tmp_path / "rfc",
            {"_index.csv": index} | {f"rfc{number}.txt": text for number, text in texts.items()},
        ),
        tables=_write(
            tmp_path / "tables",
            {
                "q850-causes.csv": causes
                + "21,Call rejected,yes,normal event,Call rejected,AST_CAUSE_CALL_REJECTED,"
                "CALL_REJECTED,Wireshark + Asterisk + RFC 3398\n"
                "52,,no,,Outgoing calls barred,,,Wireshark\n"
            },
        ),
        implementations=_write(
            tmp_path / "implementations",
            {
                "_comparison.csv": COMPARISON,
                "asterisk-sip-to-cause.csv": "sip_code,cause\n603,21\n4xx-other,127\n",
                "asterisk-cause-to-sip.csv": "cause,sip_code\n21,403\n,603\n",
                "freeswitch-sip-to-cause.csv": "sip_code,cause\n603,21\ndefault,31\n",
                "freeswitch-cause-to-sip.csv": "cause,sip_code\n21,603\n816,603\n,480\n",
            },
        ),
        data=_write(tmp_path / "data", {"notes.toml": 'source = "RFC 2543 §7.4.10"\n'}),
    )
