"""SIP Desk: the bot that answers questions about SIP response codes where people ask them."""
