using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Classes;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>What an invented archive holds beyond the basics. Drawn from the patient's number alone; sealed texts for a few only, since a million of them cost seconds.</summary>
internal static class DemoPatientFacts
{
    private const ulong Purpose = 31;
    private static readonly string[] Allergies = "青霉素 头孢类药物 磺胺类药物 海鲜 花粉 碘造影剂".Split(' ');
    private static readonly string[] Histories = "高血压病史10年，规律服药 2型糖尿病 阑尾切除术后 冠心病支架术后 慢性胃炎 剖宫产术后".Split(' ');
    private static readonly string[] Habits = "吸烟20年，每日10支 已戒烟 偶尔饮酒 每日步行一小时 晚睡".Split(' ');
    private static readonly string[] Minorities = ["03", "11", "05", "15", "06", "10"];

    // The demo hospital's own parameters: what the first night would find, so that the lists can be filtered from the first minute.
    private static readonly AddressClasses Places = new(Default(ClassParameters.County), Default(ClassParameters.City), Default(ClassParameters.Province));
    private static readonly HealthClasses Health =
        new(Default(ClassParameters.HighRisk), Default(ClassParameters.Maternal), Default(ClassParameters.Chronic), RecoveringDays);

    private const int RecoveringDays = 30;

    public static void Fill(Vault vault, Patient patient, DemoPatient drawn, DateOnly asOf)
    {
        patient.Classify(ClassDimension.Address, Places.ClassOf(drawn.Address));
        patient.Classify(ClassDimension.Health, Health.ClassOf(Known(drawn), asOf));

        var random = DemoRandom.For(0, Purpose, (ulong)drawn.Index);
        var age = drawn.BirthDate.YearsOn(DemoNames.Newest) ?? 40;
        patient.Introduce(
            random.Chance(300) && drawn.Address is { Length: > 6 } address ? address[..3] : null,
            random.Chance(930) ? "01" : random.Pick(Minorities),
            age < 22 ? "10" : random.Chance(850) ? "20" : random.Chance(500) ? "30" : "40");
        patient.Insure(random.Chance(600) ? "01" : random.Chance(700) ? "02" : null);
        if (random.Chance(300))
        {
            patient.TypeBlood(random.Between(1, 4).ToString(System.Globalization.CultureInfo.InvariantCulture), random.Chance(5) ? "1" : "2");
        }

        if (drawn.Encounters.Count == 0)
        {
            patient.CountAs(random.Chance(500) ? PatientKind.Prospect : PatientKind.CheckUpClient);
        }

        if (random.Chance(40))
        {
            patient.NoteAllergies(vault.Seal(Patient.AllergiesPurpose, random.Pick(Allergies)));
        }

        if (random.Chance(age > 50 ? 80 : 15))
        {
            patient.NotePastHistory(vault.Seal(Patient.PastHistoryPurpose, random.Pick(Histories)));
            patient.NoteHabits(vault.Seal(Patient.HabitsPurpose, random.Pick(Habits)));
        }

        if (random.Chance(50))
        {
            var number = $"{random.Between(10_000_000, 99_999_999)}{random.Between(1000, 9999)}";
            patient.InsureBy(vault.Seal(Patient.InsuranceNoPurpose, number), PatientIndexes.OfInsuranceNo(vault, number));
        }
    }

    private static string Default(Settings.ParameterDefinition<string> parameter) => parameter.DefaultText(isRelaxed: true);

    private static HealthFacts Known(DemoPatient drawn) => new(
        [.. drawn.Encounters.Select(visit => (visit.Diagnosis, Day(visit.EndedAt ?? visit.StartedAt)))],
        drawn.Encounters.Where(visit => visit.EndedAt is not null).Select(visit => (DateOnly?)Day(visit.EndedAt!.Value)).LastOrDefault(),
        null);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.Date);
}
