"""One running program for one library, user and screen: a later start hands over its paths and ends.

A lock file says who is first: the system frees it when the holder dies, even by `kill -9`, so a socket that was left
behind is known to be stale. The socket itself is open to this user alone.
"""

import getpass
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2000
"""Milliseconds that the first instance gets to answer."""
LONGEST = 1 << 20
"""Bytes of a request; more comes from no start of ours."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a later start asks of the first."""

    paths: tuple[Path, ...]
    token: str = ""  # by which a compositor lets a window raise itself


class Instance(QObject):
    """This process's claim on a library."""

    asked = Signal(object)  # Request

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def claim(self, library: Path) -> bool:
        """Be the one for this library; False where another process is. What was claimed before is let go."""
        name = socket_name(library)
        lock = QLockFile(f"{name}.lock")
        lock.setStaleLockTime(0)
        if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
            return False
        self.release()
        self._lock = lock
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(name)
        return True

    def release(self) -> None:
        """Let another process have it."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _greet(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._listen)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._hear(socket)

    def _listen(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            request = decoded(bytes(socket.readLine(LONGEST).data()))
            if request is not None:
                socket.write(b"heard\n")
                socket.flush()
                self.asked.emit(request)
            socket.disconnectFromServer()
        elif socket.bytesAvailable() > LONGEST:
            socket.abort()


def hand_over(library: Path, request: Request) -> bool:
    """Give the request to the process that has this library open; False where none answers."""
    name = socket_name(library)
    if not ours(name):
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(encoded(request))
    heard = socket.waitForReadyRead(PATIENCE) and socket.readLine(16).data() == b"heard\n"
    socket.disconnectFromServer()
    return heard


def socket_name(library: Path) -> str:
    """The full path of the socket: short, since the system allows some 100 bytes."""
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    told = f"{getpass.getuser()}\0{screen}\0{library.resolve()}".encode()
    key = bytes(QCryptographicHash.hash(told, QCryptographicHash.Algorithm.Blake2b_160).data())[:8].hex()
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(folder if Path(folder).is_dir() and folder else QDir.tempPath()) / f"backfile-{key}")


def ours(name: str) -> bool:
    """Whether the socket was made by this user; in a shared folder another one could have put it there."""
    if os.name == "nt":
        return True
    try:
        found = os.lstat(name)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def encoded(request: Request) -> bytes:
    """One line of JSON; names that are no UTF-8 survive it."""
    return json.dumps({"paths": [str(each) for each in request.paths], "token": request.token}).encode() + b"\n"


def decoded(line: bytes) -> Request | None:
    """The request in the line; None where it is something else."""
    try:
        value = json.loads(line)
        paths, token = value["paths"], value["token"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(token, str) or not isinstance(paths, list) or not all(isinstance(each, str) for each in paths):
        return None
    return Request(tuple(Path(each) for each in paths), token)
