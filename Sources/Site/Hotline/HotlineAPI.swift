import Application
import Domain
import Hummingbird

/// The API of the hotline's known answers: those of the notice and those approved since.
struct HotlineAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) { group.get("initiatives/:id/questions", use: questions) }

  @Sendable func questions(_ request: Request, _ context: SiteContext) async throws -> Response {
    let scope = try context.signedIn().scope
    let (initiative, _) = try await site.repositories.initiatives.initiative(try context.parameters.require("id"), within: scope)
    let answers = try await HotlineAnswers(site, of: initiative, within: scope)
    return .json([
      "items": .list(
        answers.known.map {
          [
            "question": .text($0.question), "answer": .text($0.answer), "item": .of($0.item?.id.text),
            "version": .integer(Int64($0.item?.round ?? 1)),
          ]
        }), "next": .null,
    ])
  }
}

extension Request {
  /// A day in the query string; nil if it is missing.
  /// - Throws: 400 if it is not a day.
  func day(_ name: String, _ context: SiteContext) throws -> String? {
    guard let text = uri.queryParameters[name[...]].map(String.init), !text.isEmpty else { return nil }
    guard Day(text) != nil else { throw context.bad(name) }
    return text
  }
}
