import CPostgreSQL
import Domain
import Foundation

extension PostgreSQL {
  /// Listens on a session of its own for the notifications of all servers' commits. A lost session is opened again, at the new primary if there
  /// is one; notifications sent meanwhile are lost.
  func watch(_ onChange: @escaping @Sendable (Bool) -> Void) async {
    let session = PostgreSQLSession(location)
    var isFirst = true
    while !Task.isCancelled {
      do {
        try await session.use { connection in
          try connection.run("LISTEN duban_changes")
          try connection.settleAll()
        }
        onChange(!isFirst)
        isFirst = false
        try await listen(on: session, onChange)
      } catch {
        await session.close()
        try? await Task.sleep(for: .milliseconds(500))
      }
    }
    await session.close()
  }

  private func listen(on session: PostgreSQLSession, _ onChange: (Bool) -> Void) async throws {
    // Waits in slices, so that it can be cancelled.
    var slice = 0
    while !Task.isCancelled {
      slice += 1
      if try await session.use({ try $0.isNotified(within: .milliseconds(200)) }) { onChange(false) }
      // A dead host sends nothing, and a standby gets no notifications.
      if slice % 50 == 0, try await session.use({ try $0.first("SELECT pg_is_in_recovery()") { $0.flag(0) } }) != false {
        throw PostgreSQLLost(message: "standby")
      }
    }
  }
}

extension PostgreSQLConnection {
  /// Whether a notification arrives within a time.
  func isNotified(within limit: Duration) throws -> Bool {
    if takeNotices() { return true }
    var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    guard poll(&socket, 1, Int32(limit / .milliseconds(1))) > 0 else { return false }
    guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else {
      throw PostgreSQLError(code: "", message: String(cString: PQerrorMessage(handle)), statement: "LISTEN")
    }
    return takeNotices()
  }

  private func takeNotices() -> Bool {
    var isAny = false
    while let notice = PQnotifies(handle) {
      PQfreemem(notice)
      isAny = true
    }
    return isAny
  }
}
