using System.Globalization;
using System.Net;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.FollowUps;

/// <summary>The page a patient opens on his telephone, as his browser asks for it.</summary>
public sealed class FormPageTests(SharedProduct shared) : IClassFixture<SharedProduct>
{
    private const string Name = "欧阳丽华";
    private const string Phone = "13900007788";
    private const string Code = "discharge-cardiology";

    private static int _people;

    private readonly ServedProduct _product = shared.Product;

    [Fact]
    public async Task Before_he_proves_who_he_is_nothing_tells_of_him_or_of_an_illness()
    {
        var token = await LinkAsync();
        using var phone = _product.Browser();

        using var answer = await phone.GetAsync("/f/" + token);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("患者的出生日期", html, StringComparison.Ordinal);
        Assert.All([Name, Phone, "心", "胸痛", "question-", "<script", "src=", "stylesheet"], secret => Assert.DoesNotContain(secret, html, StringComparison.Ordinal));
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task He_answers_is_thanked_and_a_reload_posts_nothing()
    {
        var token = await LinkAsync();
        using var phone = _product.Browser();
        await ProveAsync(phone, token);
        var html = await phone.GetStringAsync("/f/" + token);
        Assert.DoesNotContain(Name, html, StringComparison.Ordinal);

        using var sent = await ServedProduct.SubmitAsync(phone, "/f/" + token, await FilledAsync());
        using var thanks = await phone.GetAsync("/f/" + token);

        Assert.Equal((HttpStatusCode.SeeOther, "/f/" + token), (sent.StatusCode, sent.Headers.Location!.OriginalString));
        Assert.Contains("data-state=\"used\"", await thanks.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, thanks.StatusCode);
        using var again = await ServedProduct.PostAsync(phone, "/f/" + token, ("step", "answer"));
        Assert.NotEqual(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(1, await CountAsync(token));
    }

    [Fact]
    public async Task What_is_missing_is_told_at_its_question_and_all_that_was_typed_is_still_there()
    {
        var token = await LinkAsync();
        using var phone = _product.Browser();
        await ProveAsync(phone, token);
        var filled = (await FilledAsync()).ToList();
        filled.RemoveAt(0);

        using var sent = await ServedProduct.SubmitAsync(phone, "/f/" + token, [.. filled]);
        var html = await sent.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("请回答这道题", html, StringComparison.Ordinal);
        Assert.All(filled.Where(field => field.Value.Length > 0), field => Assert.True(
            html.Contains($"name=\"{field.Name}\" value=\"{field.Value}\" checked", StringComparison.Ordinal) || html.Contains($"value=\"{field.Value}\"", StringComparison.Ordinal), field.Name));
        Assert.Equal(0, await CountAsync(token));
    }

    [Fact]
    public async Task A_post_from_elsewhere_submits_nothing_and_keeps_what_was_typed()
    {
        var token = await LinkAsync();
        using var phone = _product.Browser();
        await ProveAsync(phone, token);

        using var sent = await ServedProduct.PostAsync(phone, "/f/" + token, [("step", "answer"), .. await FilledAsync()]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("还没有提交", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(token));
    }

    [Fact]
    public async Task Wrong_five_times_closes_the_page()
    {
        var token = await LinkAsync();
        using var phone = _product.Browser();

        for (var attempt = 0; attempt < FollowUpLink.MostTries; attempt++)
        {
            using var wrong = await ServedProduct.SubmitAsync(phone, "/f/" + token, ("who", "19990909"));
            Assert.NotEqual(HttpStatusCode.SeeOther, wrong.StatusCode);
        }

        using var shown = await phone.GetAsync("/f/" + token);
        Assert.Contains("data-state=\"locked\"", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("short")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task A_link_that_is_none_says_so_and_no_more(string token)
    {
        using var phone = _product.Browser();

        using var answer = await phone.GetAsync("/f/" + token);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("链接无效", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_asked_too_often_answers_that_and_nothing_else()
    {
        var token = await LinkAsync();
        using var phone = _product.Browser();
        var statuses = new List<HttpStatusCode>();
        for (var at = 0; at < 31; at++)
        {
            using var answer = await phone.GetAsync("/f/" + token);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.All(statuses[..30], status => Assert.Equal(HttpStatusCode.OK, status));
    }

    /// <summary>A follow-up that is due, its form sent: what the message's link ends with.</summary>
    private async Task<string> LinkAsync()
    {
        var number = Interlocked.Increment(ref _people);
        var run = _product.Services.GetRequiredService<UseCaseRunner>();
        var form = new PatientForm { Name = Name, Sex = Sex.Female, BirthDate = "1950-01-01", AcceptSimilar = true, Numbers = [new() { Number = Phone }], MedicalRecordNo = string.Create(CultureInfo.InvariantCulture, $"WEB{number:D5}") };
        var patient = (await run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(form))).Value;
        var (token, hash) = OneTimeLinks.New();
        await InDbAsync(async db =>
        {
            var now = _product.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var person = await db.Patients.Where(known => known.Id == patient).Select(known => known.PersonId).SingleAsync();
            var task = new FollowUpTask(patient, person, FollowUpOrigin.ByHand, now).Ask(Code, FollowUpImportance.Important, null).Assign("1001", null, FollowUpCaller.CallCentre, null)
                .Plan(DateOnly.FromDateTime(HospitalZone.Local(now).DateTime), now, 2);
            db.FollowUpTasks.Add(task);
            db.FollowUpLinks.Add(new(task, hash, FormFactor.BirthDate, "nurse01", now, now.AddDays(7)));
            return await db.SaveChangesAsync();
        });
        return token;
    }

    private static async Task ProveAsync(HttpClient phone, string token)
    {
        using var proven = await ServedProduct.SubmitAsync(phone, "/f/" + token, ("who", "19500101"));
        Assert.Equal(HttpStatusCode.SeeOther, proven.StatusCode);
    }

    /// <summary>Every question that must be answered, by its first option.</summary>
    private async Task<(string Name, string Value)[]> FilledAsync()
    {
        await using var scope = _product.Services.CreateAsyncScope();
        var blank = await scope.ServiceProvider.GetRequiredService<AnswerSheets>().BlankAsync(Code, default);
        return
        [
            .. from question in blank!.Set.Questions.Index()
               where question.Item.IsRequired && question.Item.ShowWhen is null
               select ($"q{question.Index}", question.Item.Type is QuestionType.Single ? question.Item.Options[0].Key : "0"),
        ];
    }

    private Task<int> CountAsync(string token)
    {
        var hash = OneTimeLinks.HashOf(token);
        return InDbAsync(db => db.FollowUpRecords.CountAsync(record => db.FollowUpLinks.Any(link => link.TokenHash == hash && link.TaskId == record.TaskId)));
    }

    private async Task<T> InDbAsync<T>(Func<CrmDb, Task<T>> work)
    {
        await using var scope = _product.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        return await work(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }
}
