"""A real SMTP server for the tests, on a free loopback port.

Prints the port as its first line. Appends each mail to FILE as one line of JSON before it replies 250. Ends when its
standard input ends, so that it never outlives the test that started it.
"""

import argparse
import asyncio
import base64
import hmac
import json
import os
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--auth", metavar="USER:PASSWORD")
    parser.add_argument("--mechanism", choices=["PLAIN", "LOGIN"], help="offer this one only")
    parser.add_argument("--starttls", nargs=2, metavar=("CERT", "KEY"))
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"))
    parser.add_argument("--reject", action="append", default=[], metavar="ADDRESS", help="550 for this recipient")
    parser.add_argument("--busy", type=int, default=0, metavar="N", help="451 for the first N transactions")
    parser.add_argument("--delay", type=float, default=0, metavar="SECONDS", help="before answering DATA")
    return parser.parse_args()


class Receiver:
    def __init__(self, options):
        self.options = options
        self.busy = options.busy

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.busy > 0:
            self.busy -= 1
            return "451 4.3.2 busy, try again later"
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.options.reject:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.options.delay)
        with open(self.options.file, "a", encoding="utf-8") as file:
            file.write(json.dumps(letter(server, session, envelope), ensure_ascii=False) + "\n")
        return "250 2.0.0 taken"


def letter(server, session, envelope):
    message = message_from_bytes(envelope.original_content, policy=policy.default)
    return {
        "from": envelope.mail_from,
        "to": envelope.rcpt_tos,
        "headers": [{"name": name, "value": str(value)} for name, value in message.items()],
        "text": part(message, "plain"),
        "html": part(message, "html"),
        "raw": base64.b64encode(envelope.original_content).decode("ascii"),
        "encrypted": server.transport.get_extra_info("ssl_object") is not None,
        "authenticated": bool(session.authenticated),
    }


def part(message, kind):
    body = message.get_body((kind,))
    return None if body is None else body.get_content().replace("\r\n", "\n")


def authenticator(credentials):
    user, _, password = credentials.partition(":")

    def check(server, session, envelope, mechanism, data):
        ok = hmac.compare_digest(data.login, user.encode()) and hmac.compare_digest(data.password, password.encode())
        # handled=False: else aiosmtpd assumes that a reply was sent, sends none, and the client hangs.
        return AuthResult(success=ok, handled=ok)

    return check


def context(files):
    if files is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    return context


async def main(options):
    loop = asyncio.get_running_loop()
    receiver = Receiver(options)
    mechanisms = {"PLAIN", "LOGIN"} - {options.mechanism} if options.mechanism else set()

    def session():
        return SMTP(
            receiver,
            loop=loop,
            hostname="receiver.test",
            tls_context=context(options.starttls),
            auth_required=options.auth is not None,
            auth_require_tls=False,
            auth_exclude_mechanism=mechanisms,
            authenticator=authenticator(options.auth) if options.auth else None,
        )

    server = await loop.create_server(session, "127.0.0.1", 0, ssl=context(options.tls))
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)
    # Exit at once: a normal end would wait for a mail under --delay.
    os._exit(0)


asyncio.run(main(arguments()))
