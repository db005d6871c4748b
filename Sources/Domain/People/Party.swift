/// A responsible party of an item: a group, an agency or a person.
package enum Party: Hashable, Sendable, Codable {
  case group(Group.ID)
  case agency(Agency.ID)
  case person(Person.ID)

  /// The id alone, as the API gives and takes it.
  package var key: String {
    switch self {
    case .group(let id): id.text
    case .agency(let id): id.text
    case .person(let id): id.text
    }
  }
}
