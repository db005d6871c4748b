import Domain

/// A dispatch catalogue, read from `Workflows/catalogues/*.yaml`: class codes with the responsible units and the statutory time to answer.
package struct CatalogueFile: Sendable {
  package var catalogue: Catalogue

  /// - Parameter file: the path that diagnostics name.
  /// - Throws: all diagnostics of the file.
  package init(_ text: String, file: String) throws(Diagnostics) {
    let reader = YAMLReader(file: file)
    let parts = try reader.open(text).fields(
      ["catalogue", "name", "source", "response", "classes"], required: ["catalogue", "name", "source", "classes"])
    let id = parts["catalogue"]?.text() ?? ""
    let classes = (parts["classes"]?.named() ?? []).compactMap { Self.parsedClass($0.key, $0.node) }
    catalogue = Catalogue(
      id: id, name: parts["name"]?.name(of: id) ?? Name(id), source: parts["source"]?.text() ?? "", response: Self.span(parts["response"]),
      classes: classes)
    if parts["classes"] != nil, classes.isEmpty, reader.diagnostics.isEmpty { parts["classes"]?.report(.empty) }
    if !reader.diagnostics.isEmpty { throw Diagnostics(reader.diagnostics) }
  }

  private static func parsedClass(_ code: String, _ node: YAMLNode) -> Catalogue.Class? {
    let parts = node.fields(["name", "lead", "assisting", "limit", "basis", "evaluated"], required: ["name", "lead"])
    guard let name = parts["name"]?.name(of: code) else { return nil }
    let lead = units(parts["lead"])
    if let node = parts["lead"], lead.isEmpty { node.report(.wants("承办单位", "a unit")) }
    let assisting = units(parts["assisting"])
    for unit in assisting where lead.contains(unit) { parts["assisting"]?.report(.duplicate(unit)) }
    let limit = span(parts["limit"])
    // A statutory limit needs its legal basis, so that the answer to the citizen can cite it.
    if limit != nil, parts["basis"] == nil { parts["limit"]?.report(.missingKey("basis")) }
    return Catalogue.Class(
      id: code, name: name, lead: lead, assisting: assisting, limit: limit, basis: parts["basis"]?.name(of: code),
      isEvaluated: parts["evaluated"]?.flag() ?? true)
  }

  private static func units(_ node: YAMLNode?) -> [String] { (node?.listOrOne() ?? []).compactMap { $0.text() }.filter { !$0.isEmpty } }

  private static func span(_ node: YAMLNode?) -> TimeLimit? {
    guard let node, let limit = node.limit() else { return nil }
    if !limit.isCounted { node.report(.notASpan) }
    return limit
  }
}

extension WorkflowFile {
  /// Applies the catalogue that the class field names to the workflow: its classes become the options, its statutory limits the limits.
  /// - Returns: a diagnostic if no such catalogue exists.
  package mutating func take(_ catalogues: [Catalogue.ID: Catalogue]) -> [Diagnostic] {
    guard let field = workflow.classField, let id = field.catalogue else { return [] }
    guard let catalogue = catalogues[id] else { return [diagnostic(.unknownCatalogue(id), at: "fields.\(field.id)")] }
    workflow = workflow.with(catalogue)
    return []
  }
}

extension Name {
  static func unknownCatalogue(_ id: String) -> Name { Name(zh: "没有目录“\(id)”", en: "there is no catalogue “\(id)”") }
}
