using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Education;

/// <summary>Whom an audience means: the walk through it and the count of it say the same.</summary>
public sealed class AudienceTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Diagnoses_of_the_clinic_and_of_discharges_count_those_of_open_stays_and_check_ups_do_not(TestDatabase database)
    {
        await using var education = await EducationHospital.OpenAsync(database);
        var clinic = await education.PatientAsync();
        var emergency = await education.PatientAsync();
        var discharged = await education.PatientAsync();
        var further = await education.PatientAsync();
        var (lying, checkedUp, other, cancelled) = (await education.PatientAsync(), await education.PatientAsync(), await education.PatientAsync(), await education.PatientAsync());
        await education.VisitAsync(clinic, "V1", "高血压病2级");
        await education.VisitAsync(emergency, "V2", "高血压危象", EncounterKind.Emergency);
        await education.VisitAsync(discharged, "S1", "原发性高血压", EncounterKind.Inpatient, 20, endedDaysAgo: 10);
        await education.VisitAsync(lying, "S2", "原发性高血压", EncounterKind.Inpatient);
        await education.VisitAsync(checkedUp, "T1", "高血压", EncounterKind.CheckUp);
        await education.VisitAsync(other, "V3", "糖尿病");
        await education.VisitAsync(cancelled, "V5", "高血压");
        await education.Hospital.WithDbAsync(db => db.Encounters.Where(visit => visit.SourceKey == "V5").ExecuteUpdateAsync(set => set.SetProperty(visit => visit.IsCancelled, true)));
        var visit = await education.VisitAsync(further, "V4", "上呼吸道感染");
        var second = new Diagnosis(further, Facts.His, "D1", visit.VisitKey);
        second.Describe(2, "I10", "高血压", isMain: false, TestHospital.Monday);
        var withdrawn = new Diagnosis(other, Facts.His, "D2", Facts.Key(EncounterKind.Outpatient, "V3"));
        withdrawn.Describe(2, "I10", "高血压", isMain: false, TestHospital.Monday);
        withdrawn.Withdraw(TestHospital.Monday);
        await education.Hospital.AddAsync(second, withdrawn);

        await ExpectAsync(education, [new() { Name = "高血压", Keywords = ["高血压"] }], clinic, emergency, discharged, further);
    }

    [Fact]
    public async Task Age_sex_and_last_visit_must_all_hold_and_any_audience_will_do()
    {
        await using var education = await EducationHospital.OpenAsync();
        var sixty = await education.PatientAsync(birth: "1966-03-02");
        var notYet = await education.PatientAsync(birth: "1966-03-03");
        var seventy = await education.PatientAsync(birth: "1955-03-03");
        var over = await education.PatientAsync(birth: "1955-03-02");
        var man = await education.PatientAsync(birth: "1960-01-01", sex: Sex.Male);
        var boy = await education.PatientAsync(birth: "2016-01-01", sex: Sex.Male, consent: null);
        foreach (var (patient, at) in new[] { sixty, notYet, seventy, over, man, boy }.Select((patient, at) => (patient, at)))
        {
            await education.VisitAsync(patient, $"V{at}", "感冒", daysAgo: at == 2 ? 400 : 10);
        }

        var women = new Audience { Name = "60–70岁女性", AgeFrom = 60, AgeTo = 70, Sex = Sex.Female };
        await ExpectAsync(education, [women], sixty, seventy);
        await ExpectAsync(education, [women with { VisitFrom = new(2026, 1, 1), VisitTo = new(2026, 3, 2) }], sixty);
        await ExpectAsync(education, [women, new() { Name = "儿童", AgeTo = 14 }, new() { Name = "也是女性", AgeFrom = 60, AgeTo = 60 }], sixty, seventy, boy);
    }

    [Theory]
    [InlineData("%%")]
    [InlineData("_血压")]
    [InlineData("高血压' OR '1'='1")]
    [InlineData("[高]血压")]
    [InlineData("\\%高")]
    public async Task Hostile_keywords_are_letters_like_any_other(string keyword)
    {
        await using var education = await EducationHospital.OpenAsync();
        await education.VisitAsync(await education.PatientAsync(), "V1", "高血压");
        var meant = await education.PatientAsync();
        await education.VisitAsync(meant, "V2", $"伴{keyword}者");

        await ExpectAsync(education, [new() { Name = "怪字", Keywords = [keyword] }], meant);
    }

    [Fact]
    public async Task Many_visits_of_one_disease_and_pages_of_three_find_everybody_once_a_source()
    {
        await using var education = await EducationHospital.OpenAsync();
        var patients = new List<Id<Patient>>();
        for (var at = 0; at < 10; at++)
        {
            var patient = await education.PatientAsync(consent: null, hasNumber: false);
            patients.Add(patient);
            for (var visit = 0; visit < 1 + (at % 3); visit++)
            {
                await education.VisitAsync(patient, $"V{at}-{visit}", visit == 0 ? "冠心病" : "高血压");
            }
        }

        await ExpectAsync(education, [new() { Name = "心血管", Keywords = ["高血压", "冠心病"] }], [.. patients]);
    }

    /// <summary>Walked by pages of three, and counted in one question.</summary>
    private static async Task ExpectAsync(EducationHospital education, IReadOnlyList<Audience> audiences, params Id<Patient>[] meant)
    {
        await using var scope = education.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        var reading = scope.ServiceProvider.GetRequiredService<AudienceReading>();
        var walked = new HashSet<Id<Patient>>();
        for (AudienceCursor? at = AudienceCursor.Start; at is not null;)
        {
            var page = await reading.NextAsync(audiences, at, 3, default);
            walked.UnionWith(page.Members.Select(member => member.Patient));
            at = page.Next;
        }

        var content = CampaignContents.OfArticle("test", "标题", "内容", Core.Messaging.MessageCategory.Notice);
        var counted = await scope.ServiceProvider.GetRequiredService<CampaignEstimating>().EstimateAsync(Guid.NewGuid(), content, audiences, default);
        Assert.Equal(meant.Order(), walked.Order());
        Assert.Equal(meant.Length, counted.Matched);
    }
}
