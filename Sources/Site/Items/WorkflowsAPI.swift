import Domain
import Hummingbird

/// Describes the kinds of item: states, moves and fields.
struct WorkflowsAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) {
    group.get("workflows", use: workflows)
    group.get("workflows/:kind", use: workflow)
  }

  @Sendable func workflows(_ request: Request, _ context: SiteContext) async throws -> Response {
    .json(["items": .list(site.workflows.newest.map { json($0, context) }), "next": .null])
  }

  private func json(_ workflow: Workflow, _ context: SiteContext) -> JSONValue {
    ["kind": .text(workflow.kind), "name": .text(workflow.name[context.language]), "version": .integer(Int64(workflow.version))]
  }

  @Sendable func workflow(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let workflow = site.workflows[try context.parameters.require("kind")] else { throw Refusal.notFound }
    let language = context.language
    var members = json(workflow, context).members
    members.append(
      .init(
        name: "states",
        value: .list(
          workflow.states.map {
            [
              "state": .text($0.id), "name": .text($0.name[language]), "initial": .flag($0.isInitial), "done": .flag($0.isDone),
              "paused": .flag($0.isPaused),
            ]
          })))
    members.append(
      .init(
        name: "moves",
        value: .list(
          workflow.moves.map {
            [
              "move": .text($0.name), "name": .text($0.title[language]), "from": .names($0.from), "to": .text($0.to),
              "by": .names($0.by.map(\.rawValue)), "needs": .names($0.needs.map(\.description)), "notBy": .names($0.notBy),
            ]
          })))
    members.append(
      .init(
        name: "fields",
        value: .list(
          workflow.fields.map {
            [
              "field": .text($0.id), "name": .text($0.name[language]), "type": .text($0.kind.rawValue), "required": .flag($0.isRequired),
              "options": .list($0.options.map { ["value": .text($0.id), "name": .text($0.name[language])] }),
            ]
          })))
    return .json(.object(members))
  }
}
