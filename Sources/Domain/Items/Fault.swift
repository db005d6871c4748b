/// An error in one field of a form or one column of a row.
package struct Fault: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    case missing, unknown
    case tooLong(most: Int)
    case notText, notADate, notANumber, notAmount, notFlag, notIdentityCard, notPhone
    case notAnOption([String])
    case notAParty, notAPerson, notAGroup, notAnUpload, onlyOne, everyone, twice, notTogether
  }
  package var field: String
  package var cause: Cause
  package init(_ field: String, _ cause: Cause) {
    self.field = field
    self.cause = cause
  }
}
