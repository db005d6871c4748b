import Hummingbird

/// The message after a form ("Submitted"), shown once by the page that the form leads to.
///
/// It travels in a cookie: in the address, any link from elsewhere could put words into a page of ours.
enum Flash {
  static let cookie = "done"
  private static let mark = "done="

  /// Moves `done=…` from the address of a redirect into the cookie, and deletes the cookie once a page has shown it.
  static func carry(_ response: Response, after request: Request, isSecure: Bool) -> Response {
    var response = response
    if let address = response.headers[.location], let (clean, words) = split(address) {
      response.headers[.location] = clean
      response.setCookie(
        Cookie(name: cookie, value: words, maxAge: SecurityPolicy.flashSeconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
      )
    } else if request.method == .get, !request.isLook, response.status == .ok, request.cookie(cookie) != nil {
      response.setCookie(Cookie(name: cookie, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax))
    }
    return response
  }

  private static func split(_ address: String) -> (clean: String, words: String)? {
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let tail = parts[1].split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var query = tail[0].split(separator: "&")
    guard let index = query.firstIndex(where: { $0.hasPrefix(mark) }) else { return nil }
    let words = query.remove(at: index).dropFirst(mark.count)
    let fragment = tail.count == 2 ? "#\(tail[1])" : ""
    return ("\(parts[0])\(query.isEmpty ? "" : "?")\(query.joined(separator: "&"))\(fragment)", String(words))
  }
}

extension Request {
  /// Whether an open page fetches itself to see if anything changed. Nobody reads that answer, so it shows no message.
  var isLook: Bool { headers[.look] != nil }
}
