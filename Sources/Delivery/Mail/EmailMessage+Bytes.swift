import Foundation

extension EmailMessage {
  /// The message in RFC 5322 and MIME form: ASCII, CRLF, no line above 998 bytes. Dots are not doubled; the SMTP client does that.
  package func bytes() -> [UInt8] {
    var head: [HeaderLine] = [
      HeaderLine("Date", [date.description]),
      HeaderLine("From", from.words),
      HeaderLine("To", to.words),
      HeaderLine("Message-ID", ["<\(messageID.text)>"]),
      HeaderLine("Subject", EncodedText.words(subject)),
    ]
    head += headers.map { HeaderLine($0.name, $0.value.split(separator: " ").map(String.init)) }
    head.append(HeaderLine("MIME-Version", ["1.0"]))
    return Array((head.map(\.text).joined() + content).utf8)
  }

  private var content: String {
    guard let html else { return EmailMessage.part(text, type: "text/plain") }
    return """
      Content-Type: multipart/alternative; boundary="\(boundary)"\r
      \r
      --\(boundary)\r
      \(EmailMessage.part(text, type: "text/plain"))\
      --\(boundary)\r
      \(EmailMessage.part(html, type: "text/html"))\
      --\(boundary)--\r\n
      """
  }

  /// Always base64: most texts are Chinese, and no line can then be too long, begin with a dot or look like the boundary.
  private static func part(_ text: String, type: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\r\n")
    let body = Data(lines.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return """
      Content-Type: \(type); charset=UTF-8\r
      Content-Transfer-Encoding: base64\r
      \r
      \(body)\r\n
      """
  }

  /// Cannot occur in base64, which has no underscore. Derived from the id (FNV-1a), so that one message may be attached to another.
  private var boundary: String {
    let hash = messageID.text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return "=_" + String(hash, radix: 16)
  }
}

extension EmailMessage.Date: CustomStringConvertible {
  /// `Wed, 20 Nov 2019 09:00:00 +0800`
  package var description: String {
    var wall = time_t(seconds) + offset
    var parts = tm()
    gmtime_r(&wall, &parts)
    let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][Int(parts.tm_wday)]
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][Int(parts.tm_mon)]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { twoDigits(Int($0)) }.joined(separator: ":")
    let east = (offset < 0 ? "-" : "+") + twoDigits(abs(offset) / 3600) + twoDigits(abs(offset) / 60 % 60)
    return "\(weekday), \(parts.tm_mday) \(month) \(Int(parts.tm_year) + 1900) \(clock) \(east)"
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
