using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Education;

/// <summary>预估 says before sending what sending then does.</summary>
public sealed class EstimateTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_counts_who_will_be_told_who_is_held_back_and_why_and_what_it_costs(TestDatabase database)
    {
        await using var education = await EducationHospital.OpenAsync(database);
        education.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [TemplateParameters.EstimatedPrice.Key] = "68" });
        await IllAsync(education, ConsentPurpose.Promotion);
        await IllAsync(education, ConsentPurpose.Education);
        await IllAsync(education, consent: null);
        await IllAsync(education, consent: null);
        await IllAsync(education, ConsentPurpose.Promotion, hasNumber: false);
        await education.ConsentAsync(await IllAsync(education, ConsentPurpose.Promotion), state: ConsentState.Withdrawn);
        var dead = await IllAsync(education, ConsentPurpose.Promotion);
        await education.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(dead, EducationHospital.Today, DeathSource.Family, "家属来电"));
        var article = await education.ArticleAsync(await education.TopicAsync());

        var estimate = (await education.DoAsync(education.Wu, (EstimateArticle use) => use.HandleAsync(article))).Value!;

        Assert.Equal(7, estimate.Matched);
        Assert.Equal((2, 2, 1, 1, 1), (estimate.WillGo, estimate.Ends[EstimateEnd.NotAsked], estimate.Ends[EstimateEnd.NoNumber], estimate.Ends[EstimateEnd.Refused], estimate.Ends[EstimateEnd.Deceased]));
        Assert.Equal((2, 136), (estimate.Parts, estimate.CostLi));
        Assert.Null(estimate.Sampled);
        Assert.Equal((0, 0), (await education.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()), await education.Hospital.WithDbAsync(db => db.CampaignMarks.CountAsync())));
    }

    [Fact]
    public async Task After_it_was_sent_those_who_were_told_are_counted_so_and_a_notice_needs_no_consent()
    {
        await using var education = await EducationHospital.OpenAsync();
        await IllAsync(education, ConsentPurpose.Promotion);
        await IllAsync(education, consent: null);
        var article = await education.ArticleAsync(await education.TopicAsync());
        var asNotice = (await education.DoAsync(education.Wu, (EstimateArticle use) => use.HandleAsync(article, asNotice: true))).Value!;
        await education.StartAsync(article);
        await education.SendAsync();

        var afterwards = (await education.DoAsync(education.Wu, (EstimateArticle use) => use.HandleAsync(article))).Value!;

        Assert.Equal(2, asNotice.WillGo);
        Assert.Equal((0, 1, 1, 1), (afterwards.WillGo, afterwards.Told, afterwards.Ends[EstimateEnd.Told], afterwards.Ends[EstimateEnd.NotAsked]));
    }

    [Fact]
    public async Task Nobody_matched_costs_nothing_and_an_article_nobody_knows_is_missing()
    {
        await using var education = await EducationHospital.OpenAsync();
        var article = await education.ArticleAsync(await education.TopicAsync());

        var estimate = (await education.DoAsync(education.Wu, (EstimateArticle use) => use.HandleAsync(article))).Value!;

        Assert.Equal((0, 0, 0), (estimate.Matched, estimate.WillGo, estimate.CostLi));
        Assert.Equal("Education.Missing", (await education.Hospital.Run.RunAsync(education.Wu, (EstimateArticle use) => use.HandleAsync(Id<EducationArticle>.New()))).Problem!.Code);
    }

    private static async Task<Id<Patient>> IllAsync(EducationHospital education, ConsentPurpose? consent, bool hasNumber = true)
    {
        var patient = await education.PatientAsync(consent: consent, hasNumber: hasNumber);
        await education.VisitAsync(patient, patient.ToString(), "高血压");
        return patient;
    }
}
