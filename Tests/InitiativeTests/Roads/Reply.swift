import Foundation
import TestSupport

/// What came back, from the API or from a page.
struct Reply: Sendable {
  let status: Int
  let location: String
  let text: String

  init(_ answer: Client.Answer) {
    (status, location, text) = (answer.status, answer.headers["location"] ?? "", answer.text)
  }

  init(_ page: PageVisitor.Page) {
    (status, location, text) = (page.status, page.location, page.text)
  }

  init(status: Int, text: String) {
    (self.status, location, self.text) = (status, "", text)
  }

  var json: JSON { (try? JSON(Data(text.utf8))) ?? .null }
  /// Of a problem; empty on a page.
  var code: String { json["code"].text }
  var hasWorked: Bool { (200..<400).contains(status) }

  /// The first item's own answer to a move on many.
  var first: Reply { each.first ?? self }

  /// Each item's own answer to a move on many, by the API.
  var each: [Reply] {
    json["items"].list.map {
      Reply(status: $0["status"].int, text: $0["problem"] == .null ? $0["item"].description : $0["problem"].description)
    }
  }

  /// What a page says went wrong, in its notes and behind its rows.
  var said: String {
    let marks = ["role=\"alert\"", "role=\"status\"", "class=\"doubtful-words\""]
    return marks.flatMap { text.components(separatedBy: $0).dropFirst() }.map { part in
      part.components(separatedBy: part.contains("</svg>") && part.hasPrefix("><svg") ? "</span>" : "</div>")[0]
    }.joined(separator: "\n")
  }

  /// Of a page that moves many, and one item on it: the status that a single request would have had.
  var outcome: Int {
    if status == 404 || status == 400 { return status }
    let signs: [(Int, [String])] = [
      (404, ["没有找到"]), (412, ["刚刚", "有人改过"]), (403, ["的权限", "自己提交的"]), (409, ["现在是“", "超过了", "期间不能办", "还有"]),
    ]
    for (status, words) in signs where words.contains(where: said.contains) { return status }
    if ["还缺", "有误", "没有这一项", "没有这个组"].contains(where: text.contains) { return 422 }
    return status
  }
}

extension Reply: CustomStringConvertible {
  var description: String { "\(status) \(text.hasPrefix("<!") ? location + said : text.prefix(400) + "")" }
}
