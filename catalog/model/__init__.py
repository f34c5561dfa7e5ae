"""What is known, as frozen values.

values        the base of all models, and the kinds of text that they hold
claims        what is claimed of a response code, claim by claim
code          a response code and its class
cause         causes of Q.850, and the tables between them and response codes
terms         warn-codes, methods, header fields
unregistered  numbers in use that nobody registered
documents     RFCs
"""
