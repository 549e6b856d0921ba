"""The socket that the sandbox listens on."""

import errno
import reprlib
import socket


def open_listener(host: str, port: int) -> socket.socket:
    """Listen on an address of this machine; port 0 is any free port.

    Raises `OSError` that names the argument at fault, and `ValueError` if the host is not a name at all.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except UnicodeError as error:
        raise ValueError(f"host: {host!r} is not the name of a machine") from error
    except socket.gaierror as error:
        raise OSError(error.errno, f"host: {host!r} is unknown ({error.strerror})") from error
    except OSError as error:
        raise OSError(error.errno, _reason(error, host, port)) from error


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port: {port} is already in use on {host}; choose another, or 0 for any free port"
    if error.errno == errno.EACCES:
        return f"port: {port} is not open to this user; choose one above 1023, or 0 for any free port"
    reason = str(error.strerror).partition(" (while attempting")[0]  # Python adds the address
    return f"host: the sandbox can't listen on {reprlib.repr(host)} ({reason}); choose an address of this machine"
