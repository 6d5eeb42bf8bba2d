using System.Globalization;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Lookups;
using HospitalCrm.Web.Patients;
using HospitalCrm.Web.Settings;
using System.Resources;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class PatientTextsTests
{
    private static readonly Type[] Rooms = [typeof(PatientsTexts), typeof(SettingsTexts)];

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var lonely = Rooms.SelectMany(room => Keys(room, "").Except(Keys(room, "en")).Concat(Keys(room, "en").Except(Keys(room, "")))).ToList();

        Assert.Empty(lonely);
    }

    [Fact]
    public void Every_code_and_choice_of_an_archive_has_words()
    {
        var wanted = IdTypes.All.Select(type => $"Code.IdType.{type.Code}")
            .Concat(Relationships.All.Select(relation => $"Code.Relation.{relation.Code}"))
            .Concat(Of<NumberOwner>()).Concat(Of<QualityFlag>()).Concat(Of<SimilarReason>()).Concat(Of<LookupState>()).Concat(Of<HitReason>());

        var silent = wanted.Except(Keys(typeof(PatientsTexts), "")).ToList();

        Assert.Empty(silent);
    }

    private static IEnumerable<string> Of<TEnum>()
        where TEnum : struct, Enum => Enum.GetNames<TEnum>().Select(name => $"Enum.{typeof(TEnum).Name}.{name}");

    private static List<string> Keys(Type texts, string culture) =>
        [.. new ResourceManager(texts).GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key)];
}
