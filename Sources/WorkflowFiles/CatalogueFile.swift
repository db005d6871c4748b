import Domain

/// One of `Workflows/catalogues/*.yaml`: class codes with who is responsible and what the law gives for the answer.
package struct CatalogueFile: Sendable {
  package var catalogue: Catalogue

  /// - Throws: every complaint there is.
  package init(_ text: String, file: String) throws(Complaints) {
    let paper = Paper(file: file)
    let parts = try paper.open(text).fields(
      ["catalogue", "name", "source", "response", "classes"], required: ["catalogue", "name", "source", "classes"])
    let id = parts["catalogue"]?.text() ?? ""
    let classes = (parts["classes"]?.named() ?? []).compactMap { Self.known($0.key, $0.piece) }
    catalogue = Catalogue(
      id: id, name: parts["name"]?.name(of: id) ?? Name(id), source: parts["source"]?.text() ?? "", response: Self.span(parts["response"]),
      classes: classes)
    if parts["classes"] != nil, classes.isEmpty, paper.complaints.isEmpty { parts["classes"]?.complain(.empty) }
    if !paper.complaints.isEmpty { throw Complaints(paper.complaints) }
  }

  private static func known(_ code: String, _ piece: Piece) -> Catalogue.Class? {
    let parts = piece.fields(["name", "lead", "assisting", "limit", "basis", "evaluated"], required: ["name", "lead"])
    guard let name = parts["name"]?.name(of: code) else { return nil }
    let lead = units(parts["lead"])
    if let piece = parts["lead"], lead.isEmpty { piece.complain(.wants("承办单位", "a unit")) }
    let assisting = units(parts["assisting"])
    for unit in assisting where lead.contains(unit) { parts["assisting"]?.complain(.duplicate(unit)) }
    let limit = span(parts["limit"])
    // What the law says is said with where it stands, so that the citizen can be told.
    if limit != nil, parts["basis"] == nil { parts["limit"]?.complain(.missingKey("basis")) }
    return Catalogue.Class(
      id: code, name: name, lead: lead, assisting: assisting, limit: limit, basis: parts["basis"]?.name(of: code),
      isEvaluated: parts["evaluated"]?.flag() ?? true)
  }

  private static func units(_ piece: Piece?) -> [String] { (piece?.listOrOne() ?? []).compactMap { $0.text() }.filter { !$0.isEmpty } }

  private static func span(_ piece: Piece?) -> Limit? {
    guard let piece, let limit = piece.limit() else { return nil }
    if !limit.isCounted { piece.complain(.notASpan) }
    return limit
  }
}

extension WorkflowFile {
  /// Takes over the catalogue that a field names; a field that names none of these is complained of.
  package mutating func take(_ catalogues: [Catalogue.ID: Catalogue]) -> [Complaint] {
    guard let field = workflow.classField, let id = field.catalogue else { return [] }
    guard let catalogue = catalogues[id] else { return [complaint(.unknownCatalogue(id), at: "fields.\(field.id)")] }
    workflow = workflow.with(catalogue)
    return []
  }
}

extension Name {
  static func unknownCatalogue(_ id: String) -> Name { Name(zh: "没有目录“\(id)”", en: "there is no catalogue “\(id)”") }
}
