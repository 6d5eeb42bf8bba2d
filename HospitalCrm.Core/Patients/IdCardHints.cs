using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients;

/// <summary>What a valid identity-card number says about its holder: offered where the form is empty, flagged where it differs.</summary>
public sealed record IdCardHints(Sex Sex, BirthDate Birth)
{
    public static IdCardHints? Of(string? idType, string? idNumber) =>
        idType == IdTypes.ResidentIdCard && IdCardNumber.TryParse(idNumber, out var card) ? Of(card) : null;

    /// <summary>Does the form say something else than the number?</summary>
    public bool ConflictsWith(Sex sex, BirthDate birth) =>
        sex is Sex.Male or Sex.Female && sex != Sex || birth.Precision != DatePrecision.Unknown && !birth.Agrees(Birth);

    internal static bool Conflict(IdCardNumber card, Sex sex, BirthDate birth) => Of(card).ConflictsWith(sex, birth);

    private static IdCardHints Of(IdCardNumber card) => new(card.IsMale ? Sex.Male : Sex.Female, BirthDate.On(card.BirthDate));
}
