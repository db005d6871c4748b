import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// A client of the change events (server-sent events), connected as long as this object exists.
package final class Listener: Sendable {
  package struct Event: Sendable, Hashable {
    package var name = ""
    package var id = ""
    package var data = ""
    package var json: JSON { (try? JSON(Data(data.utf8))) ?? .null }
  }

  package struct Refused: Error {
    package let status: Int
    package let headers: [String: String]
    package let text: String
  }

  fileprivate struct Heard {
    var events: [Event] = []
    var last = ""
    var isOver = false
  }

  fileprivate final class Ears: Sendable {
    let heard = Mutex(Heard())
  }

  private let ears = Ears()
  private let task: Task<Void, Never>
  package let headers: [String: String]

  /// Allows more connections than any test opens.
  private static let http: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 4000
    configuration.timeout.read = nil
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  init(_ url: String, headers: [String: String]) async throws {
    var request = HTTPClientRequest(url: url)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    let response = try await Self.http.execute(request, deadline: .distantFuture)
    let answered = Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { _, last in last }
    guard response.status == .ok else {
      let bytes = try await response.body.collect(upTo: 1_000_000)
      throw Refused(status: Int(response.status.code), headers: answered, text: String(buffer: bytes))
    }
    self.headers = answered
    task = Task { [ears] in
      do {
        var event = Event()
        for try await line in response.body.lines { ears.take(line, &event) }
      } catch {}
      ears.heard.withLock { $0.isOver = true }
    }
  }

  deinit { task.cancel() }

  package func close() { task.cancel() }

  package var events: [Event] { ears.heard.withLock { $0.events } }
  /// The Last-Event-ID that a browser would send to reconnect.
  package var lastEventID: String { ears.heard.withLock { $0.last } }
  package var isOver: Bool { ears.heard.withLock { $0.isOver } }

  /// Whether another event arrives after the first `count`.
  package func hears(after count: Int = 0) async -> Bool { await eventually { events.count > count } }
  /// Whether the stream has started: the server first sends its current sequence number.
  package func begins() async -> Bool { await eventually { !lastEventID.isEmpty } }
}

extension Listener.Ears {
  fileprivate func take(_ line: String, _ event: inout Listener.Event) {
    if line.isEmpty {
      let whole = event
      heard.withLock { heard in
        if !whole.id.isEmpty { heard.last = whole.id }
        if !whole.data.isEmpty { heard.events.append(whole) }
      }
      event = Listener.Event()
    } else if line.hasPrefix("id: ") {
      event.id = String(line.dropFirst(4))
    } else if line.hasPrefix("event: ") {
      event.name = String(line.dropFirst(7))
    } else if line.hasPrefix("data: ") {
      event.data = String(line.dropFirst(6))
    }
  }
}

extension HTTPClientResponse.Body {
  /// The lines of the body, including empty ones.
  fileprivate var lines: AsyncThrowingStream<String, any Error> {
    let (lines, continuation) = AsyncThrowingStream<String, any Error>.makeStream()
    let reading = Task {
      do {
        var rest = ""
        for try await buffer in self {
          rest += String(buffer: buffer)
          while let end = rest.firstIndex(of: "\n") {
            continuation.yield(String(rest[..<end]))
            rest.removeSubrange(...end)
          }
        }
        continuation.finish()
      } catch { continuation.finish(throwing: error) }
    }
    continuation.onTermination = { _ in reading.cancel() }
    return lines
  }
}

extension Client {
  /// Opens the stream of change events.
  /// - Parameter server: the index of the server.
  package func listen(after: String? = nil, lastEventID: String? = nil, server: Int = 0) async throws -> Listener {
    var headers = ["Authorization": "Bearer \(token ?? "")"]
    headers["Last-Event-ID"] = lastEventID
    let query = after.map { "?after=\($0)" } ?? ""
    return try await Listener(urls[server] + "/api/v1/changes" + query, headers: headers)
  }
}

extension PageVisitor {
  package func listen() async throws -> Listener { try await Listener(url + "/live", headers: ["Cookie": cookie]) }
}
