import Foundation

/// Mouse, keyboard, and the visible text.
extension Browser {
  package func go(_ path: String) async throws { try await tell("POST", "/url", ["url": .text(site + path)]) }

  /// The path and query of the open page.
  package func path() async throws -> String { String(try await tell("GET", "/url").text.dropFirst(site.count)) }

  package func title() async throws -> String { try await tell("GET", "/title").text }

  /// The id of the first element that matches a CSS selector; waits until it exists.
  package func find(_ selector: String) async throws -> String {
    var found: Result<String, any Error> = .failure(Failure(call: selector, description: "not looked for"))
    await eventually(within: .seconds(3)) {
      do {
        let element = try await tell("POST", "/element", ["using": "css selector", "value": .text(selector)])
        if case .object(let members) = element, let id = members.values.first { found = .success(id.text) }
        return true
      } catch {
        found = .failure(error)
        return false
      }
    }
    return try found.get()
  }

  package func has(_ selector: String) async throws -> Bool {
    try await !tell("POST", "/elements", ["using": "css selector", "value": .text(selector)]).list.isEmpty
  }

  package func click(_ selector: String) async throws { try await tell("POST", "/element/\(find(selector))/click") }

  /// Types into a field, after its content; for a file field, the path of a file.
  package func type(_ text: String, into selector: String) async throws {
    try await tell("POST", "/element/\(find(selector))/value", ["text": .text(text)])
  }

  package func clear(_ selector: String) async throws { try await tell("POST", "/element/\(find(selector))/clear") }

  /// Chooses the option with this text.
  package func choose(_ option: String, in selector: String) async throws { try await type(option, into: selector) }

  /// The visible text of an element.
  package func text(_ selector: String = "body") async throws -> String { try await tell("GET", "/element/\(find(selector))/text").text }

  package func attribute(_ name: String, of element: String) async throws -> String {
    try await tell("GET", "/element/\(element)/attribute/\(name)").text
  }

  package func value(_ selector: String) async throws -> String { try await tell("GET", "/element/\(find(selector))/property/value").text }

  /// Whether the page shows these words, now or soon.
  package func sees(_ words: String) async throws -> Bool {
    await eventually(within: .seconds(5)) { (try? await text().contains(words)) ?? false }
  }

  /// Sends keys to the focused element.
  package func press(_ keys: Key...) async throws {
    let strokes = keys.flatMap { key in
      key.strokes.map { ["type": .text($0.isDown ? "keyDown" : "keyUp"), "value": .text($0.code)] as JSON }
    }
    try await tell("POST", "/actions", ["actions": [["type": "key", "id": "keyboard", "actions": .list(strokes)]]])
  }

  package enum Key: Sendable, ExpressibleByStringLiteral {
    case text(String)
    case enter, tab, controlEnter

    package init(stringLiteral text: String) { self = .text(text) }

    fileprivate var strokes: [(isDown: Bool, code: String)] {
      func tap(_ code: String) -> [(isDown: Bool, code: String)] { [(true, code), (false, code)] }
      return switch self {
      case .text(let text): text.flatMap { tap(String($0)) }
      case .enter: tap("\u{E007}")
      case .tab: tap("\u{E004}")
      case .controlEnter: [(true, "\u{E009}")] + tap("\u{E007}") + [(false, "\u{E009}")]
      }
    }
  }
}
