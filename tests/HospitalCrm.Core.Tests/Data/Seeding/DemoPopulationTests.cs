using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Data.Seeding;

/// <summary>The small hospital for what must hold of everybody, a fifth of the middle one for what holds on the average.</summary>
public sealed class DemoPopulationTests
{
    private static readonly string[] LongSurnames = ["欧阳", "上官", "司马", "诸葛", "尉迟", "司徒", "东方", "慕容", "皇甫", "令狐", "长孙", "单于"];
    private static readonly DateTimeOffset Today = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DemoPatient[] Small = [.. Of(DemoSize.S).Patients()];
    private static readonly DemoPatient[] Many = [.. Of(DemoSize.M).Blocks().Take(1_000).SelectMany(block => block.Patients)];

    [Theory]
    [InlineData(DemoSize.S, 2_000, 3_000)]
    [InlineData(DemoSize.M, 100_000, 20_000)]
    [InlineData(DemoSize.L, 1_000_000, 60_000)]
    public void The_three_sizes_are_as_promised(DemoSize size, int patients, int calls)
    {
        var population = Of(size);

        Assert.Equal((patients, calls, patients / 20), (population.PatientCount, population.CallCount, population.BlockCount));
    }

    [Fact]
    public void Patients_are_numbered_without_gaps_and_carry_numbers_of_their_own()
    {
        Assert.Equal(Enumerable.Range(0, 2_000), Small.Select(patient => patient.Index));
        Assert.Distinct(Many.Select(patient => patient.MedicalRecordNo));
        Assert.Distinct(Many.Select(patient => patient.CardNo));
        Assert.Distinct(Many.SelectMany(patient => patient.Encounters).Select(encounter => encounter.VisitNo));
    }

    [Fact]
    public void A_valid_identity_number_agrees_with_birth_date_and_sex_and_is_nobody_elses()
    {
        var valid = Many.Where(HasValidId).ToArray();

        Assert.All(valid, patient =>
        {
            Assert.True(IdCardNumber.TryParse(patient.IdNumber, out var number));
            Assert.Equal((patient.BirthDate, patient.SexCode), (BirthDate.On(number.BirthDate), number.SexCode));
        });
        Assert.Distinct(valid.Select(patient => patient.IdNumber));
    }

    [Fact]
    public void Birthdays_are_spread_over_the_year()
    {
        var birthdays = Many.Where(patient => patient.BirthDate.Day is not null).CountBy(patient => (patient.BirthDate.First.Month, patient.BirthDate.First.Day)).ToArray();

        Assert.Equal(366, birthdays.Length);
        // August has the newborns of the last four weeks besides, and the leap day comes once in four years.
        Assert.All(birthdays.Where(day => day.Key != (2, 29) && day.Key.Month != 8), day => Assert.InRange(day.Value, 25, 90));
    }

    [Theory]
    [InlineData("no identity number", 0.13, 0.17)]
    [InlineData("a wrong identity number", 0.007, 0.013)]
    [InlineData("another document", 0.007, 0.013)]
    [InlineData("no telephone", 0.07, 0.09)]
    [InlineData("no address", 0.06, 0.08)]
    [InlineData("an uncertain birth date", 0.01, 0.03)]
    [InlineData("a contact person", 0.75, 0.95)]
    [InlineData("a household number", 0.1, 0.25)]
    [InlineData("somebody else's number", 0.1, 0.25)]
    [InlineData("a newborn's name", 0.01, 0.02)]
    [InlineData("a name with a dot", 0.002, 0.006)]
    [InlineData("a rare character", 0.001, 0.005)]
    [InlineData("a surname of two characters", 0.004, 0.02)]
    [InlineData("a woman", 0.48, 0.56)]
    public void Proportions_are_as_promised(string trait, double from, double to)
    {
        var share = Many.Count(patient => Has(patient, trait)) / (double)Many.Length;

        Assert.InRange(share, from, to);
    }

    [Fact]
    public void Some_numbers_belong_to_people_of_several_households()
    {
        var households = Many.SelectMany(patient => patient.Phones.Select(phone => (phone.Number, patient.Family))).Distinct().CountBy(pair => pair.Number).ToArray();

        var shared = households.Count(number => number.Value > 1) / (double)households.Length;

        Assert.InRange(shared, 0.012, 0.028);
        Assert.InRange(households.Max(number => number.Value), 2, 15);
    }

    [Fact]
    public void Every_number_is_in_its_one_spelling_and_none_is_a_staff_number()
    {
        var numbers = Small.SelectMany(patient => patient.Phones).ToArray();
        var contacts = Small.SelectMany(patient => patient.Contacts).Select(contact => contact.Phone).OfType<string>();

        Assert.All(numbers, phone => Assert.Equal((phone.Number, phone.Kind), Spelling(phone.Number)));
        Assert.All(contacts, number => Assert.Equal((number, PhoneKind.Mobile), Spelling(number)));
        Assert.DoesNotContain(numbers, phone => phone.Number.StartsWith(DemoStaff.MobileRange, StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_borrowed_from_somebody_has_an_owner_on_record()
    {
        var borrowed = Small.Where(patient => patient.Phones.Any(phone => phone.Owner == DemoPhoneOwner.Contact)).ToArray();
        var family = Small.ToLookup(patient => patient.Family);

        Assert.NotEmpty(borrowed);
        Assert.All(borrowed, patient =>
        {
            var number = patient.Phones.First(phone => phone.Owner == DemoPhoneOwner.Contact).Number;
            var isKnown = patient.Contacts.Any(contact => contact.Phone == number)
                || family[patient.Family].Any(kin => kin.Contacts.Any(contact => contact.Phone == number) || kin.Phones.Any(phone => phone.Number == number && phone.Owner == DemoPhoneOwner.Self));
            Assert.True(isKnown, $"patient {patient.Index}");
        });
    }

    [Fact]
    public void Twins_share_birthday_and_number_and_have_neighbouring_identities()
    {
        var twins = Twins(Many).ToArray();

        Assert.InRange(twins.Length, 200, 600);
        Assert.All(twins, pair =>
        {
            Assert.NotEqual(pair.Elder.Name, pair.Younger.Name);
            Assert.True(!HasValidId(pair.Elder) || !HasValidId(pair.Younger) || Serial(pair.Younger) - Serial(pair.Elder) is >= 1 and <= 3);
        });
        Assert.Contains(twins, pair => HasValidId(pair.Elder) && HasValidId(pair.Younger));
        Assert.Contains(twins, pair => pair.Elder.Phones.Count > 0 && pair.Younger.Phones.Count > 0 && pair.Elder.Phones[0].Number == pair.Younger.Phones[0].Number);
    }

    [Fact]
    public void A_newborn_is_named_after_its_mother_and_has_no_identity_number()
    {
        var newborns = Small.Where(patient => Has(patient, "a newborn's name")).ToArray();

        Assert.NotEmpty(newborns);
        Assert.All(newborns, child =>
        {
            var mother = Small.Single(other => other.Family == child.Family && child.Name.StartsWith(other.Name + "之", StringComparison.Ordinal));
            Assert.Equal(('2', (string?)null), (mother.SexCode, child.IdNumber));
        });
    }

    [Fact]
    public void A_contact_who_is_a_patient_too_is_of_the_family()
    {
        var kin = from patient in Small from contact in patient.Contacts where contact.Patient is not null select (patient, contact, other: Small[contact.Patient!.Value]);

        Assert.NotEmpty(kin);
        Assert.All(kin, pair => Assert.Equal((pair.patient.Family, pair.contact.Name), (pair.other.Family, pair.other.Name)));
        Assert.All(Small.SelectMany(patient => patient.Contacts), contact => Assert.Contains(Relationships.All, relation => relation.Code == contact.RelationCode));
    }

    private static DemoPopulation Of(DemoSize size) => new(size, DemoPopulation.DefaultSeed, Today);

    private static (string, PhoneKind) Spelling(string number)
    {
        var phone = PhoneNumbers.Normalise(number, new("010", "9"));
        return (phone.Text, phone.Kind);
    }

    private static bool HasValidId(DemoPatient patient) => patient.IdType == IdTypes.ResidentIdCard && IdCardNumber.TryParse(patient.IdNumber, out _);

    private static int Serial(DemoPatient patient) => int.Parse(patient.IdNumber.AsSpan(14, 3), provider: null);

    private static IEnumerable<(DemoPatient Elder, DemoPatient Younger)> Twins(DemoPatient[] patients) =>
        patients.Zip(patients.Skip(1)).Where(pair => pair.First.Family == pair.Second.Family && pair.First.BirthDate.Day is not null && pair.First.BirthDate == pair.Second.BirthDate);

    private static bool Has(DemoPatient patient, string trait) => trait switch
    {
        "no identity number" => patient.IdNumber is null,
        "a wrong identity number" => patient.IdType == IdTypes.ResidentIdCard && !HasValidId(patient),
        "another document" => patient.IdType is not null and not IdTypes.ResidentIdCard,
        "no telephone" => patient.Phones.Count == 0,
        "no address" => patient.Address is null,
        "an uncertain birth date" => patient.BirthDate.Precision != DatePrecision.Day,
        "a contact person" => patient.Contacts.Count > 0,
        "a household number" => patient.Phones.Any(phone => phone.Owner == DemoPhoneOwner.Shared),
        "somebody else's number" => patient.Phones.Any(phone => phone.Owner == DemoPhoneOwner.Contact),
        "a newborn's name" => patient.Name.EndsWith("之子", StringComparison.Ordinal) || patient.Name.EndsWith("之女", StringComparison.Ordinal),
        "a name with a dot" => patient.Name.Contains('·'),
        "a rare character" => patient.Name.Any(char.IsSurrogate),
        "a surname of two characters" => LongSurnames.Any(name => patient.Name.StartsWith(name, StringComparison.Ordinal)),
        "a woman" => patient.SexCode == '2',
        _ => throw new ArgumentOutOfRangeException(nameof(trait)),
    };
}
