/// The description of the API, OpenAPI 3.1.
package enum OpenAPI {
  private struct Operation {
    var method: String
    var path: String
    var summary: String
    var parameters: [String] = []
    var body: JSONValue?
    var answer = 200
    var type = "application/json"
  }

  private static func object(_ properties: [String: JSONValue], required: [String] = []) -> JSONValue {
    [
      "type": "object", "properties": .object(properties.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) }),
      "required": .names(required),
    ]
  }

  private static let string: JSONValue = ["type": "string"]
  private static let strings: JSONValue = ["type": "array", "items": ["type": "string"]]

  private static let operations: [Operation] = [
    Operation(
      method: "post", path: "/sessions", summary: "Sign in; answers a token",
      body: object(["login": string, "password": string], required: ["login", "password"]), answer: 201),
    Operation(method: "get", path: "/me", summary: "The person, their groups and roles"),
    Operation(method: "get", path: "/initiatives", summary: "Initiatives in sight"),
    Operation(
      method: "post", path: "/initiatives", summary: "Bring in a draft; nothing is live before it is started",
      body: object(["title": string], required: ["title"]), answer: 201),
    Operation(method: "post", path: "/drafts", summary: "Read a notice's file into a draft; nothing is kept"),
    Operation(method: "get", path: "/initiatives/{id}", summary: "One initiative, by id or key"),
    Operation(method: "get", path: "/initiatives/{id}/groups", summary: "Its groups and who is in them"),
    Operation(method: "get", path: "/initiatives/{id}/schedule", summary: "Its tasks and what follows what"),
    Operation(
      method: "get", path: "/initiatives/{id}/figures",
      summary: "How many items of each kind stand where; its line, collections, lateness by holder, assessments, burn-downs",
      parameters: ["from", "until", "period", "whole", "kind", "before", "by"]),
    Operation(method: "get", path: "/initiatives/{id}/questions", summary: "Answers at hand: of its notice, and approved since"),
    Operation(
      method: "post", path: "/initiatives/{id}/moves", summary: "Start, close, reopen, archive",
      body: object(["move": string], required: ["move"])),
    Operation(
      method: "get", path: "/items", summary: "Items in sight, sorted by limit",
      parameters: [
        "kind", "state", "initiative", "group", "agency", "assignee", "due_before", "due_after", "late", "q", "limit", "cursor",
      ]),
    Operation(
      method: "post", path: "/items", summary: "Register an item",
      body: object(
        [
          "kind": string, "initiative": string, "title": string, "parent": string, "lead": string, "assisting": strings, "limit": string,
          "fields": ["type": "object"],
        ], required: ["kind", "initiative", "title"]), answer: 201),
    Operation(method: "get", path: "/items/{id}", summary: "One item, with what the caller may do now"),
    Operation(
      method: "patch", path: "/items/{id}", summary: "Correct title and fields",
      body: object(["title": string, "fields": ["type": "object"]])),
    Operation(
      method: "post", path: "/items/{id}/moves", summary: "Make a move",
      body: object(["move": string, "fields": ["type": "object"], "comment": string], required: ["move"])),
    Operation(
      method: "post", path: "/items/{id}/links", summary: "A link by which a party without an account answers for the item",
      body: object(["party": string]), answer: 201),
    Operation(method: "get", path: "/answers/{secret}", summary: "The item that a link leads to; no token needed"),
    Operation(
      method: "post", path: "/answers/{secret}", summary: "Answer by a link; no token needed",
      body: object(["move": string, "fields": ["type": "object"], "comment": string], required: ["move"])),
    Operation(method: "get", path: "/items/{id}/history", summary: "Who did what, when, from where, why"),
    Operation(
      method: "post", path: "/items/{id}/reveal", summary: "Masked fields whole; the reason is recorded",
      body: object(["comment": string], required: ["comment"])),
    Operation(
      method: "post", path: "/items/moves",
      summary: "The same move on at most 500, an item by its id or as {id, version, fields}; an answer for each, in order",
      body: object(["move": string, "items": ["type": "array"], "fields": ["type": "object"]], required: ["move", "items"])),
    Operation(
      method: "get", path: "/changes",
      summary:
        "Server-sent events: `change` with {sequence, initiative} where something changed in an initiative in sight; `catch-up` with "
        + "{sequence, initiatives} for what was missed since Last-Event-ID or `after`, everything where no initiatives are named",
      parameters: ["after"], type: "text/event-stream"),
    Operation(method: "get", path: "/workflows", summary: "The kinds of item"),
    Operation(method: "get", path: "/workflows/{kind}", summary: "One kind: its states, moves and fields"),
    Operation(method: "post", path: "/uploads", summary: "Keep a file; use its id as evidence", answer: 201),
  ]

  package static var json: String { document.serialized }

  static let document: JSONValue = [
    "openapi": "3.1.0",
    "info": ["title": "Duban 督办", "version": "1", "description": "Leading groups, tasks, ledgers and hotline replies."],
    "servers": [["url": "/api/v1"]],
    "security": [["token": []]],
    "paths": .object(paths),
    "components": [
      "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
      "schemas": [
        "Problem": [
          "type": "object",
          "properties": ["type": string, "title": string, "status": ["type": "integer"], "code": string, "instance": string],
        ]
      ],
    ],
  ]

  private static var paths: [JSONValue.Member] {
    var paths: [JSONValue.Member] = []
    for operation in operations {
      let member = JSONValue.Member(name: operation.method, value: json(operation))
      if let index = paths.firstIndex(where: { $0.name == operation.path }) {
        paths[index].value = .object(paths[index].value.members + [member])
      } else {
        paths.append(.init(name: operation.path, value: .object([member])))
      }
    }
    return paths
  }

  private static func json(_ operation: Operation) -> JSONValue {
    let inPath = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    var parameters: [JSONValue] = inPath.map { ["name": .text($0), "in": "path", "required": true, "schema": string] }
    parameters += operation.parameters.map { ["name": .text($0), "in": "query", "schema": string] }
    if operation.method == "post" { parameters.append(["name": "Idempotency-Key", "in": "header", "schema": string]) }
    let problem: JSONValue = [
      "description": "A problem (RFC 9457)",
      "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]
    var members: [JSONValue.Member] = [.init(name: "summary", value: .text(operation.summary))]
    if !parameters.isEmpty { members.append(.init(name: "parameters", value: .list(parameters))) }
    if let body = operation.body {
      members.append(.init(name: "requestBody", value: ["required": true, "content": ["application/json": ["schema": body]]]))
    }
    let content: JSONValue = .object([
      .init(name: operation.type, value: ["schema": ["type": operation.type == "application/json" ? "object" : "string"]])
    ])
    members.append(
      .init(
        name: "responses",
        value: .object([
          .init(
            name: String(operation.answer), value: ["description": "Done", "content": content]),
          .init(name: "default", value: problem),
        ])))
    return .object(members)
  }
}
