/// One section of the digest mail: a heading and its rows.
package struct DigestSectionPart: Sendable {
  /// The section, which decides its heading and colour.
  package enum Kind: Sendable { case late, due, other }

  package var kind: Kind
  /// Not empty; a section without rows is left out.
  package var rows: [DigestMail.Row]

  package init(_ kind: Kind, rows: [DigestMail.Row]) {
    self.kind = kind
    self.rows = rows
  }

  package var isLate: Bool { kind == .late }
  package var isDue: Bool { kind == .due }
  package var isOther: Bool { kind == .other }
  package var count: Int { rows.count }

  /// The heading's colour. Mail programs ignore style sheets, so it is written into each element.
  package var colour: String {
    switch kind {
    case .late: "#b3211a"
    case .due: "#7d4a00"
    case .other: "#525c67"
    }
  }
}
