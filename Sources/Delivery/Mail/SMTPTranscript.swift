import CCurl

/// The state of one SMTP dialogue: supplies the message's bytes, and records the current stage and the server's last reply.
///
/// Used by one thread, inside `curl_easy_perform`.
final class SMTPTranscript {
  /// The last command sent, as far as it shows what a refusal refers to.
  enum Stage { case greeting, sender, recipient, message }

  private(set) var stage = Stage.greeting
  private(set) var reply = ""
  /// True from QUIT on, which libcurl sends after a refusal too: later replies must not replace the refusal.
  private(set) var isOver = false
  /// libcurl's error text, zero-terminated.
  let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private let bytes: [UInt8]
  private var sent = 0

  init(sending bytes: [UInt8]) {
    self.bytes = bytes
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit { errorText.deallocate() }

  /// The first three digits of the server's last reply; nil before the first.
  var replyCode: Int? { Int(reply.prefix(3)) }

  /// Copies the next bytes of the message.
  /// - Returns: Their number, 0 at the end.
  private func copyNext(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - sent)
    buffer.copyBytes(from: bytes[sent..<sent + count])
    sent += count
    return count
  }

  private func recordReply(_ text: UnsafeRawBufferPointer) {
    guard !isOver else { return }
    // RFC 5321 limits a reply line to 512 bytes.
    reply = String(decoding: text.prefix(512).prefix { $0 >= 0x20 }, as: UTF8.self)
  }

  /// Reads the first word only, so that no password is kept.
  private func recordCommand(_ text: UnsafeRawBufferPointer) {
    switch String(decoding: text.prefix(5).prefix { $0 > 0x20 }, as: UTF8.self) {
    case "MAIL": stage = .sender
    case "RCPT": stage = .recipient
    case "DATA": stage = .message
    case "QUIT": isOver = true
    default: break
    }
  }
}

/// Callbacks for libcurl, each with the transcript as its context.
extension SMTPTranscript {
  static let read: curl_read_callback = { buffer, size, count, context in
    guard let buffer else { return 0 }
    return at(context)?.copyNext(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count)) ?? 0
  }

  static let record: curl_debug_callback = { _, kind, text, length, context in
    let text = UnsafeRawBufferPointer(start: text, count: length)
    switch kind {
    case CURLINFO_HEADER_IN: at(context)?.recordReply(text)
    case CURLINFO_HEADER_OUT: at(context)?.recordCommand(text)
    default: break
    }
    return 0
  }

  /// Called once a second; aborts the transfer after QUIT. Otherwise libcurl would wait two minutes for a hanging server's reply to it.
  static let abortAfterQuit: curl_xferinfo_callback = { context, _, _, _, _ in at(context)?.isOver == true ? 1 : 0 }

  private static func at(_ context: UnsafeMutableRawPointer?) -> SMTPTranscript? {
    context.map { Unmanaged<SMTPTranscript>.fromOpaque($0).takeUnretainedValue() }
  }
}
