import Foundation

/// A running `duban serve`, gone with this object at the latest.
package final class DubanServer: Sendable {
  package let url: String
  private let running: Running

  fileprivate init(url: String, running: Running) {
    self.url = url
    self.running = running
  }

  package enum Failure: Error {
    /// With its log.
    case didNotStart(String)
    case didNotStop(String)
  }

  /// SIGKILL, as when the power goes for this process alone.
  package func kill() async { await running.end(by: SIGKILL) }

  /// SIGTERM: it finishes what it has begun and ends with 0.
  package func stop() async throws {
    guard await running.end(by: SIGTERM) == 0 else { throw Failure.didNotStop(running.written) }
  }

  package var log: String { running.written }
  package var isRunning: Bool { running.isRunning }

  /// Somebody without a token.
  package var guest: Client { Client(url: url, token: nil) }
}

extension Duban {
  /// Starts the server, its clock at `clock`, and comes back when it answers.
  package func serve(_ verb: [String] = ["serve"], at clock: String? = nil) async throws -> DubanServer {
    let running = try await start(verb + ["--port", String(port)], at: clock)
    let server = DubanServer(url: "http://127.0.0.1:\(port)", running: running)
    let isUp = await eventually {
      guard running.isRunning else { return true }
      return (try? await server.guest.send("GET", "/healthz").status) == 200
    }
    guard isUp, running.isRunning else { throw DubanServer.Failure.didNotStart(running.written) }
    return server
  }

  /// Somebody with a token from the command line, good for a year from `clock`.
  package func client(_ login: String, at clock: String? = nil) async throws -> Client {
    Client(url: "http://127.0.0.1:\(port)", token: try await run("token", login, at: clock).ok())
  }

  package func clients(_ logins: [String], at clock: String? = nil) async throws -> [String: Client] {
    var clients: [String: Client] = [:]
    for login in logins { clients[login] = try await client(login, at: clock) }
    return clients
  }
}
