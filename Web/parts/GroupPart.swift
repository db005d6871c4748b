/// A group with its posts, people, duties and workload, and the groups under it.
package struct GroupPart: Sendable {
  /// One post of the group and its holder.
  package struct Seat: Sendable {
    /// 组长, 副组长, 牵头人, 成员, 联系人
    package var role: String
    /// Empty when the post is vacant.
    package var person: String
    package var agency: String
    package var phone: String
    /// 兼政策保障组成员; 11月20日至29日由李静代理
    package var remark: String

    package init(role: String, person: String = "", agency: String = "", phone: String = "", remark: String = "") {
      self.role = role
      self.person = person
      self.agency = agency
      self.phone = phone
      self.remark = remark
    }

    package var isVacant: Bool { person.isEmpty }
    package var dialled: String { phone.filter { $0.isNumber || $0 == "+" } }
  }

  package var id: String
  package var name: String
  /// The address of the group's own item, where its members are changed.
  package var address: String?
  package var state: StatePart?
  package var seats: [Seat]
  package var duties: [String]
  /// The group's open and late items.
  package var open: Int
  package var late: Int
  /// The addresses of both lists: `?party=…`.
  package var openAddress: String
  package var lateAddress: String
  package var children: [GroupPart]

  package init(
    id: String, name: String, address: String? = nil, state: StatePart? = nil, seats: [Seat], duties: [String] = [], open: Int = 0,
    late: Int = 0, openAddress: String = "", lateAddress: String = "", children: [GroupPart] = []
  ) {
    self.id = id
    self.name = name
    self.address = address
    self.state = state
    self.seats = seats
    self.duties = duties
    self.open = open
    self.late = late
    self.openAddress = openAddress
    self.lateAddress = lateAddress
    self.children = children
  }

  package var isLate: Bool { late > 0 }
}
