using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Education;

/// <summary>How the walk through an audience and the count of it are answered; a page of the walk never sorts by hand.</summary>
internal static class AudiencePlans
{
    public static async Task DescribeAsync(TestHospital hospital, List<string> lines, List<string> offences)
    {
        var disease = await hospital.WithDbAsync(db => db.Diseases.OrderBy(known => known.Name).Select(known => known.Name).FirstAsync());
        var after = Guid.Parse("00000000-0000-7000-8000-000000000001");
        (string Question, Audience Audience, AudienceCursor At)[] walks =
        [
            ("by disease, the visits called by it", new() { Name = "病", Keywords = [disease], AgeFrom = 60, Sex = Sex.Female }, new(0, disease, 0, after)),
            ("by disease, its further diagnoses", new() { Name = "病", Keywords = [disease] }, new(0, disease, 1, after)),
            ("of a department", new() { Name = "科", DepartmentCode = "1001" }, new(0, null, 0, after)),
            ("by age and last visit", new() { Name = "龄", AgeFrom = 60, AgeTo = 70, VisitFrom = new(2025, 1, 1) }, new(0, null, 0, after)),
        ];
        lines.Add("## audiences of health information");
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        foreach (var (question, audience, at) in walks)
        {
            // One page and no next: the rest of the walk asks the same again.
            var said = await SqlRecorder.DuringAsync(() => scope.ServiceProvider.GetRequiredService<AudienceReading>().NextAsync([audience], at, 1, default));
            var plan = await QueryPlans.ExplainAsync(hospital, [.. said.Take(2)]);
            PlanPages.Add(lines, question, plan);
            if (PlanPages.SortsByHand(plan))
            {
                offences.Add($"audience {question} sorts by hand");
            }
        }

        var content = CampaignContents.OfArticle("test", "标题", "内容", MessageCategory.Promotion);
        var counted = await SqlRecorder.DuringAsync(() => scope.ServiceProvider.GetRequiredService<CampaignEstimating>().EstimateAsync(Guid.NewGuid(), content, [walks[0].Audience], default));
        PlanPages.Add(lines, "estimate, the count", await QueryPlans.ExplainAsync(hospital, [.. counted.Take(1)]));
    }
}
