"""SIP itself: grammar and messages."""
