using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Education;

/// <summary>Four types of health information with an approved article each, and a third of the archives that agreed.</summary>
internal static class Audiences
{
    private const int AgreesOneIn = 3;
    private const int AtOnce = 20_000;

    public static async Task<IReadOnlyList<KnownAudience>> FillAsync(ServiceProvider core, CancellationToken ct)
    {
        await using var scope = core.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(ct);
        await db.SaveChangesAsync(ct);
        await AgreeAsync(db, ct);
        var today = DateOnly.FromDateTime(HospitalZone.Local(DateTimeOffset.UtcNow).DateTime);
        List<KnownAudience> known =
        [
            Add(db, 1, "disease", new Audience { Name = "高血压患者", AgeFrom = 45, Keywords = ["高血压"] }),
            Add(db, 2, "diseases", new() { Name = "糖尿病患者", Keywords = ["糖尿病"] }, new() { Name = "心脑血管患者", AgeFrom = 60, Keywords = ["冠状动脉", "脑梗死"] }),
            Add(db, 3, "age", new Audience { Name = "五十岁以上女性", AgeFrom = 50, Sex = Sex.Female }),
            Add(db, 4, "last-visit", new Audience { Name = "近半年就诊", VisitFrom = today.AddMonths(-6) }),
        ];
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlRawAsync("ANALYZE", ct);
        return known;
    }

    private static KnownAudience Add(CrmDb db, int number, string name, params Audience[] audiences)
    {
        var topic = new EducationTopic(900 + number);
        topic.Describe(name, EducationKind.Knowledge, "");
        topic.MeanFor(audiences, "bench", DateTimeOffset.UtcNow);
        var article = new EducationArticle(topic.Id);
        article.Write(topic.Id, "每天量血压", "", "每天早晚固定时间测量血压并记录，按时服药，不要自行增减药量", "bench", DateTimeOffset.UtcNow);
        article.Submit();
        article.Judge("other", DateTimeOffset.UtcNow, null);
        db.EducationTopics.Add(topic);
        db.EducationArticles.Add(article);
        return new(name, article.Id);
    }

    private static async Task AgreeAsync(CrmDb db, CancellationToken ct)
    {
        Id<Patient>? last = null;
        var now = DateTimeOffset.UtcNow;
        using var insert = PreparedRows.Insert(db, typeof(ConsentEntry));
        while (true)
        {
            var after = last;
            var page = await db.Patients.AsNoTracking().Where(patient => after == null || patient.Id > after).OrderBy(patient => patient.Id).Select(patient => patient.Id).Take(AtOnce).ToListAsync(ct);
            if (page.Count == 0)
            {
                return;
            }

            last = page[^1];
            var entries = page.Where((_, at) => at % AgreesOneIn == 0).Select(patient => new ConsentEntry(patient, ConsentChannel.Sms, ConsentPurpose.Education, ConsentState.Given, ConsentDoor.Paper, "bench", now));
            await db.InTransactionAsync(() => insert.RunAsync([.. entries.Select(insert.ValuesOf)], ct), ct);
        }
    }
}

internal sealed record KnownAudience(string Name, Id<EducationArticle> Article);
