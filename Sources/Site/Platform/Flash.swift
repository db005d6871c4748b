import Hummingbird

/// What a form did, told once by the page it leads to. It travels in a cookie, not in the address: or anybody's link
/// could have a page of ours say anything.
enum Flash {
  static let cookie = "done"
  private static let mark = "done="

  /// Takes `done=…` out of where a form leads, and takes the cookie back once its page was shown.
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
    guard let place = query.firstIndex(where: { $0.hasPrefix(mark) }) else { return nil }
    let words = query.remove(at: place).dropFirst(mark.count)
    let fragment = tail.count == 2 ? "#\(tail[1])" : ""
    return ("\(parts[0])\(query.isEmpty ? "" : "?")\(query.joined(separator: "&"))\(fragment)", String(words))
  }
}

extension Request {
  /// A page that is open looks whether it shows what stands: nobody is there to be told anything by the answer.
  var isLook: Bool { headers[.look] != nil }
}
