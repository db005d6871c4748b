import CPostgreSQL
import Domain
import Foundation

extension PostgreSQL {
  /// A session of its own hears what the commits of all servers say. One that is lost is opened again, at the new primary where
  /// there is one; what was said meanwhile went unheard.
  func watch(_ heard: @escaping @Sendable (Bool) -> Void) async {
    let session = PostgreSQLSession(location)
    var isFirst = true
    while !Task.isCancelled {
      do {
        try await session.use { connection in
          try connection.run("LISTEN duban_changes")
          try connection.settleAll()
        }
        heard(!isFirst)
        isFirst = false
        try await listen(on: session, heard)
      } catch {
        await session.close()
        try? await Task.sleep(for: .milliseconds(500))
      }
    }
    await session.close()
  }

  private func listen(on session: PostgreSQLSession, _ heard: (Bool) -> Void) async throws {
    // Waits in slices, so that a server that stops is not kept.
    var slice = 0
    while !Task.isCancelled {
      slice += 1
      if try await session.use({ try $0.hears(within: .milliseconds(200)) }) { heard(false) }
      // A host that is gone says nothing, and one that is no primary any more does not hear.
      if slice % 50 == 0, try await session.use({ try $0.first("SELECT pg_is_in_recovery()") { $0.flag(0) } }) != false {
        throw PostgreSQLLost(message: "standby")
      }
    }
  }
}

extension PostgreSQLConnection {
  /// Whether something was said on what this connection listens to.
  func hears(within limit: Duration) throws -> Bool {
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
