/// The agencies, people, groups and scheduled items that an initiative file or a draft sets up. References inside a plan are by name or
/// login, since nothing has an id yet.
package struct Plan: Hashable, Sendable, Codable {
  package struct Agency: Hashable, Sendable, Codable {
    package var name: String
    package var parent: String?
    package var aliases: [String]
    package var phones: [String]
    package var hours: OfficeHours?
    package init(name: String, parent: String? = nil, aliases: [String] = [], phones: [String] = [], hours: OfficeHours? = nil) {
      self.name = name
      self.parent = parent
      self.aliases = aliases
      self.phones = phones
      self.hours = hours
    }
  }

  package struct Person: Hashable, Sendable, Codable {
    /// How the plan refers to the person: a login where there is one, else the name.
    package var key: String
    /// Somebody who is known already.
    package var id: Domain.Person.ID?
    package var login: String?
    package var name: String
    package var agency: String?
    package var mail: String?
    package var phone: String?
    package init(key: String, login: String? = nil, name: String, agency: String? = nil, mail: String? = nil, phone: String? = nil) {
      self.key = key
      self.login = login
      self.name = name
      self.agency = agency
      self.mail = mail
      self.phone = phone
    }
  }

  package struct Appointment: Hashable, Sendable, Codable {
    package var role: Membership.Role
    /// Nil: vacant.
    package var person: String?
    package var post: String
    package init(role: Membership.Role, person: String?, post: String = "") {
      self.role = role
      self.person = person
      self.post = post
    }
  }

  package struct Group: Hashable, Sendable, Codable {
    package var name: String
    package var kind: Domain.Group.Kind
    package var parent: String?
    package var duties: String
    package var posts: [Appointment]
    package init(name: String, kind: Domain.Group.Kind, parent: String? = nil, duties: String = "", posts: [Appointment] = []) {
      self.name = name
      self.kind = kind
      self.parent = parent
      self.duties = duties
      self.posts = posts
    }
  }

  package struct Item: Hashable, Sendable, Codable {
    /// How other items of the plan refer to it.
    package var key: String
    package var kind: Workflow.Kind
    package var title: String
    /// Groups, agencies or people by name, the first of them leads; 各工作组 is every working group.
    package var parties: [String]
    package var start: Day?
    package var due: Day?
    package var follows: [String]
    package var parent: String?
    package var fields: [String: String]
    /// Titles of the parties' shares, if the plan names them.
    package var shares: [String: String]
    /// The line of the notice it came from, from 1.
    package var line: Int?
    package init(
      key: String, kind: Workflow.Kind, title: String, parties: [String] = [], start: Day? = nil, due: Day? = nil, follows: [String] = [],
      parent: String? = nil, fields: [String: String] = [:], shares: [String: String] = [:], line: Int? = nil
    ) {
      self.key = key
      self.kind = kind
      self.title = title
      self.parties = parties
      self.start = start
      self.due = due
      self.follows = follows
      self.parent = parent
      self.fields = fields
      self.shares = shares
      self.line = line
    }
  }

  package var agencies: [Agency]
  package var people: [Person]
  package var groups: [Group]
  package var items: [Item]

  package init(agencies: [Agency] = [], people: [Person] = [], groups: [Group] = [], items: [Item] = []) {
    self.agencies = agencies
    self.people = people
    self.groups = groups
    self.items = items
  }
}
