import CCurl

/// What is said on one connection: hands out the letter's bytes, and keeps where the talk stands and the server's last words.
///
/// Used by one thread, inside `curl_easy_perform`.
final class Conversation {
  /// The command that was sent last, as far as it tells whose fault a refusal is.
  enum Stage { case greeting, sender, recipient, letter }

  private(set) var stage = Stage.greeting
  private(set) var reply = ""
  /// libcurl says goodbye after a refusal too; what the server answers to that is of no interest.
  private(set) var isOver = false
  /// libcurl's own words about what went wrong, ended by a zero.
  let complaint = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private let bytes: [UInt8]
  private var sent = 0

  init(sending bytes: [UInt8]) {
    self.bytes = bytes
    complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit { complaint.deallocate() }

  /// The first three digits of the server's last reply; nil before the first.
  var replyCode: Int? { Int(reply.prefix(3)) }

  private func take(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - sent)
    buffer.copyBytes(from: bytes[sent..<sent + count])
    sent += count
    return count
  }

  private func hear(_ text: UnsafeRawBufferPointer) {
    guard !isOver else { return }
    // 512 bytes are the longest reply line that RFC 5321 knows.
    reply = String(decoding: text.prefix(512).prefix { $0 >= 0x20 }, as: UTF8.self)
  }

  /// Looks at the first word only, so that no password is kept.
  private func say(_ text: UnsafeRawBufferPointer) {
    switch String(decoding: text.prefix(5).prefix { $0 > 0x20 }, as: UTF8.self) {
    case "MAIL": stage = .sender
    case "RCPT": stage = .recipient
    case "DATA": stage = .letter
    case "QUIT": isOver = true
    default: break
    }
  }
}

/// What libcurl calls, each with the conversation as its context.
extension Conversation {
  static let read: curl_read_callback = { buffer, size, count, context in
    guard let buffer else { return 0 }
    return at(context)?.take(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count)) ?? 0
  }

  static let hear: curl_debug_callback = { _, kind, text, length, context in
    let text = UnsafeRawBufferPointer(start: text, count: length)
    switch kind {
    case CURLINFO_HEADER_IN: at(context)?.hear(text)
    case CURLINFO_HEADER_OUT: at(context)?.say(text)
    default: break
    }
    return 0
  }

  /// Asked once a second. A server that hangs would else be given two minutes to answer our goodbye.
  static let mayEnd: curl_xferinfo_callback = { context, _, _, _, _ in at(context)?.isOver == true ? 1 : 0 }

  private static func at(_ context: UnsafeMutableRawPointer?) -> Conversation? {
    context.map { Unmanaged<Conversation>.fromOpaque($0).takeUnretainedValue() }
  }
}
