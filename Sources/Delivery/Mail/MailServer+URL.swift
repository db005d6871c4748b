import Foundation

extension MailServer {
  /// The part of a mail URL that is wrong. Carries no text of the URL: a typing mistake can move the password into any part
  /// (`smtp://clerk:secret` makes it the port).
  package enum URLFormatError: String, Error, CaseIterable, CustomStringConvertible {
    case scheme = "begins neither with smtp:// nor with smtps://"
    case host = "names no host, or one with characters that no host has"
    case port = "port is not a number from 1 to 65535"
    case user = "user is empty, or is not proper percent-encoding"
    case password = "user comes without a password, or the password is not proper percent-encoding"
    case path = "goes on after the host"
    case option = "has an option other than starttls and ca"
    case startTLS = "starttls is none of required, optional and never, or stands beside smtps"
    case authority = "ca names no file"

    package var description: String { "mail URL: \(rawValue)" }
  }

  /// Reads `smtp://user:password@host:port?starttls=required&ca=/path/to/ca.pem`.
  ///
  /// The port defaults to 25, for `smtps` to 465. Without `starttls` the connection is encrypted if the server offers it. User and
  /// password may be percent-encoded, and must be if they contain `%`, `?` or (the user) `:`.
  package init(url: String) throws(URLFormatError) {
    guard let colon = url.range(of: "://") else { throw .scheme }
    let scheme = url[..<colon.lowerBound].lowercased()
    guard scheme == "smtp" || scheme == "smtps" else { throw .scheme }

    let (address, query) = url[colon.upperBound...].cut(at: "?")
    // The last @: passwords are often pasted unencoded, and no host contains an @.
    let at = address.lastIndex(of: "@")
    let (host, port) = try MailServer.hostAndPort(at.map { address[address.index(after: $0)...] } ?? address)
    let options = try Options(query ?? "", immediate: scheme == "smtps")

    self.init(
      host: host,
      port: port ?? (scheme == "smtps" ? 465 : 25),
      encryption: options.encryption,
      credentials: try at.map { at throws(URLFormatError) in try Credentials(userInfo: address[..<at]) },
      authority: options.authority)
  }

  private static func hostAndPort(_ text: Substring) throws(URLFormatError) -> (String, Int?) {
    let (text, path) = text.cut(at: "/")
    guard path ?? "" == "" else { throw .path }
    let bracketed = text.first == "["
    let (host, rest) = bracketed ? text.dropFirst().cut(at: "]") : text.cut(at: ":")
    guard !host.isEmpty, host.utf8.allSatisfy({ bracketed ? $0.isIPv6 : $0.isHostName }) else { throw .host }

    guard bracketed else { return (String(host), try rest.map(port)) }
    guard let rest else { throw .host }
    guard rest.isEmpty || rest.first == ":" else { throw .port }
    return (String(host), rest.isEmpty ? nil : try port(rest.dropFirst()))
  }

  private static func port(_ text: Substring) throws(URLFormatError) -> Int {
    guard let port = UInt16(text), port > 0 else { throw .port }
    return Int(port)
  }
}

extension MailServer {
  /// The query of a mail URL.
  private struct Options {
    var encryption: Encryption
    var authority: String?

    init(_ query: Substring, immediate: Bool) throws(URLFormatError) {
      encryption = immediate ? .immediate : .whereOffered
      for option in query.split(separator: "&") {
        switch option.cut(at: "=") {
        case ("starttls", "required") where !immediate: encryption = .startTLS
        case ("starttls", "optional") where !immediate: encryption = .whereOffered
        case ("starttls", "never") where !immediate: encryption = .never
        case ("starttls", _): throw .startTLS
        case ("ca", let path):
          guard let path = path?.percentDecoded, !path.isEmpty else { throw .authority }
          authority = path
        default: throw .option
        }
      }
    }
  }
}

extension Credentials {
  fileprivate init(userInfo: Substring) throws(MailServer.URLFormatError) {
    let (user, password) = userInfo.cut(at: ":")
    guard let user = user.percentDecoded, !user.isEmpty else { throw .user }
    guard let password = password?.percentDecoded, !password.isEmpty else { throw .password }
    self.init(user: user, password: password)
  }
}

extension Substring {
  /// The text before the first `mark` and the text after it; the second is nil without a mark.
  fileprivate func cut(at mark: Character) -> (Substring, Substring?) {
    firstIndex(of: mark).map { (self[..<$0], self[index(after: $0)...]) } ?? (self, nil)
  }

  /// Nil for a broken escape or a control character: a NUL would end the text early in C, a line break in SMTP.
  fileprivate var percentDecoded: String? {
    guard let text = String(self).removingPercentEncoding else { return nil }
    return text.utf8.contains { $0 < 0x20 || $0 == 0x7F } ? nil : text
  }
}

extension UInt8 {
  fileprivate var isHostName: Bool {
    isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".") || self == UInt8(ascii: "_")
  }
  fileprivate var isIPv6: Bool { isLetterOrDigit || self == UInt8(ascii: ":") || self == UInt8(ascii: ".") || self == UInt8(ascii: "%") }
}
