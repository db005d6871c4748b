import CBench
import Foundation

/// The result of a load: number of responses, times, and errors.
struct Load {
  private let counted: bench_load
  init(_ counted: bench_load) {
    self.counted = counted
    if let kept = counted.kept {
      self.kept = Array(UnsafeBufferPointer(start: kept, count: counted.kept_count))
      free(kept)
    }
  }

  var answers: UInt64 { counted.good + counted.refused + counted.failed }
  var good: UInt64 { counted.good }
  /// All responses other than 2xx and 3xx, and requests without a response.
  var wrong: UInt64 { counted.refused + counted.failed + counted.broken + counted.unanswered }
  var perSecond: Double { counted.seconds > 0 ? Double(answers) / counted.seconds : 0 }
  /// Seconds from the first request to the last response.
  var seconds: Double { counted.seconds }
  var median: Double { counted.median }
  var p99: Double { counted.p99 }
  var p999: Double { counted.p999 }
  var most: Double { counted.most }
  /// Each response: its time by `bench_clock`, duration in milliseconds, and status. Empty unless the load was asked to
  /// keep them.
  private(set) var kept: [bench_answer] = []
  /// Milliseconds of processor time that the client itself used for a request.
  var client: Double { answers > 0 ? counted.client * 1000 / Double(answers) : 0 }

  /// A description of the errors; nil if there were none.
  var complaint: String? {
    guard wrong > 0 else { return nil }
    let first = withUnsafeBytes(of: counted.complaint) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return
      "\(counted.refused) of 4xx, \(counted.failed) of 5xx, \(counted.broken) connections lost, \(counted.unanswered) unanswered. \(first)"
  }

  /// Sends `lists[k]` as client k, in order, then repeats from index `again`. Fewer lists than clients are shared; each
  /// client starts at another place in its list.
  static func run(_ lists: [[Request]], port: UInt16, clients: Int = 64, seconds: Double, again: Int = 0, once: Bool = false) -> Load {
    run(lists, ports: [port], clients: clients, seconds: seconds, again: again, once: once)
  }

  /// The same, with the clients distributed over several servers.
  static func run(
    _ lists: [[Request]], ports: [UInt16], clients: Int = 64, seconds: Double, again: Int = 0, once: Bool = false, isKept: Bool = false
  ) -> Load {
    var bytes: [CChar] = []
    var offsets = [0]
    var spans: [Range<Int>] = []
    for list in lists {
      let first = offsets.count - 1
      for request in list {
        bytes += request.text.utf8.map { CChar(bitPattern: $0) }
        offsets.append(bytes.count)
      }
      spans.append(first..<offsets.count - 1)
    }
    let slices = (0..<clients).map { client in
      let span = spans[client % spans.count]
      let at = lists.count < clients ? span.lowerBound + client * span.count / clients : span.lowerBound
      return bench_slice(at: at, end: span.upperBound, again: once ? span.upperBound : span.lowerBound + again)
    }
    var counted = bench_load()
    bytes.withUnsafeBufferPointer { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        slices.withUnsafeBufferPointer { slices in
          ports.withUnsafeBufferPointer { ports in
            var plan = bench_plan(
              ports: ports.baseAddress, port_count: Int32(ports.count), clients: Int32(clients), seconds: seconds, grace: 20,
              bytes: bytes.baseAddress, offsets: offsets.baseAddress, slices: slices.baseAddress, is_kept: isKept ? 1 : 0)
            _ = bench_run_load(&plan, &counted)
          }
        }
      }
    }
    return Load(counted)
  }
}

struct Request {
  let text: String

  /// - Parameter headers: whole lines, `["Cookie: duban=…"]`.
  init(_ method: String, _ target: String, _ headers: [String] = [], body: String = "") {
    let length = method != "GET" ? ["Content-Length: \(body.utf8.count)"] : []
    text =
      (["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1", "Accept-Language: zh"] + headers + length).joined(separator: "\r\n") + "\r\n\r\n"
      + body
  }
}

/// A response to be read; `Load` only counts them.
struct Answer {
  let status: Int
  let head: String
  let body: String

  /// Nil if there is no response.
  init?(_ request: Request, port: UInt16) {
    let text = request.text.replacing("\r\nHost:", with: "\r\nConnection: close\r\nHost:", maxReplacements: 1)
    var bytes: UnsafeMutablePointer<CChar>?
    let length = bench_exchange(port, text, text.utf8.count, &bytes)
    guard length > 0, let bytes else { return nil }
    defer { free(bytes) }
    let whole = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
    guard let gap = whole.firstRange(of: "\r\n\r\n"), let status = Int(whole.dropFirst(9).prefix(3)) else { return nil }
    self.status = status
    head = String(whole[..<gap.lowerBound])
    body = String(whole[gap.upperBound...])
  }

  /// The value of a cookie set by the response.
  func cookie(_ name: String) -> String? { head.between("\(name)=", ";") }
}

extension String {
  /// The first text between two others.
  func between(_ before: String, _ after: String) -> String? {
    guard let start = firstRange(of: before) else { return nil }
    let rest = self[start.upperBound...]
    return rest.firstRange(of: after).map { String(rest[..<$0.lowerBound]) }
  }

  /// All texts between two others.
  func all(between before: String, _ after: String) -> [String] {
    components(separatedBy: before).dropFirst().compactMap { $0.components(separatedBy: after).first }
  }
}
