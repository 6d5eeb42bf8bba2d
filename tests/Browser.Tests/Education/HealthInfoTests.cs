using System.Globalization;
using Browser.Tests.Accessibility;
using Browser.Tests.Integration;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Education;

/// <summary>健康资讯: 唐文静 of 预防保健科 writes it, 冯国强 of 医务科 approves and sends it, and it reaches the one it is meant for.</summary>
[Collection(QuietTests.Name)]
public sealed class HealthInfoTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task A_warning_is_written_approved_by_a_second_person_estimated_and_sent_to_those_with_the_disease()
    {
        // A disease nobody else here has.
        var disease = "候鸟性" + HisDoors.Number("Q");
        var (person, visit) = (HisDoors.Number("P"), HisDoors.Number("V"));
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        await HisDoors.PushAsync(Hospital.Product, "patient", HisDoors.Person(person, "候小燕", "1961-02-03", People.Stranger()));
        await HisDoors.PushAsync(
            Hospital.Product,
            "outpatient_visit",
            new Dictionary<string, object?> { ["visit_id"] = visit, ["patient_id"] = person, ["visit_type"] = "1", ["dept_code"] = "1001", ["registered_at"] = now, ["status"] = "1", ["updated_at"] = now });
        await HisDoors.PushAsync(
            Hospital.Product,
            "diagnosis",
            new Dictionary<string, object?> { ["visit_type"] = "1", ["visit_id"] = visit, ["seq"] = 1, ["patient_id"] = person, ["name"] = disease, ["kind"] = "1", ["updated_at"] = now });
        var title = "寒潮提醒" + HisDoors.Number("");

        var tang = await AtDeskOfAsync("epi01", "/health-info/new");
        await tang["field-name"].FillAsync(title);
        await tang["field-kind"].SelectOptionAsync("Condition");
        await tang["field-audienceName"].FillAsync("候鸟患者");
        await tang["field-keywords"].FillAsync($"{disease}；不存在的病");
        await tang["field-ageFrom"].FillAsync("60");
        await tang["form-save"].ClickAsync();
        await tang["list-row"].Filter(new() { HasText = title }).DblClickAsync();
        await tang["topic-write"].ClickAsync();
        await tang["field-title"].FillAsync(title);
        await tang["field-smsText"].FillAsync("乙肝患者请注意保暖");
        await tang["article-submit"].CheckAsync();
        await tang["form-save"].ClickAsync();
        await Expect(tang["field-error-smsText"]).ToContainTextAsync("敏感词");
        await tang["field-smsText"].FillAsync("明日气温骤降，请注意保暖，按时服药");
        await tang["form-save"].ClickAsync();
        await tang["list-row"].Filter(new() { HasText = title }).DblClickAsync();
        await Expect(tang["article-state"]).ToHaveAttributeAsync("data-state", "waiting");
        await Expect(tang["article-approve"]).ToHaveCountAsync(0);
        var address = new Uri(tang.Page.Url).PathAndQuery;

        var feng = await AtDeskOfAsync("medical01", address);
        await feng["article-approve"].ClickAsync();
        await Expect(feng["article-state"]).ToHaveAttributeAsync("data-state", "approved");
        await feng["campaign-estimate"].ClickAsync();
        await Expect(feng["estimate"]).ToHaveAttributeAsync("data-go", "0");
        await Expect(feng["estimate"]).ToHaveAttributeAsync("data-matched", "1");
        await feng["campaign-notice"].CheckAsync();
        await feng["campaign-estimate"].ClickAsync();
        await Expect(feng["estimate"]).ToHaveAttributeAsync("data-go", "1");
        await feng["campaign-start"].ClickAsync();
        await feng["confirm-yes"].ClickAsync();

        // The clock looks once a minute.
        await Expect(feng["campaign-state"]).ToHaveAttributeAsync("data-state", "done", new() { Timeout = 90_000 });
        await Expect(feng.Page.Locator("[data-testid=campaign-end][data-end=Queued]")).ToHaveAttributeAsync("data-value", "1");
    }

    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Tang_Wen_Jing_can_use_the_forms_of_a_type_an_article_and_a_lecture(string theme, string language)
    {
        var tang = await AtDeskOfAsync("epi01");
        await Axe.DressAsync(tang, theme, language);

        foreach (var path in new[] { "/health-info/new", "/health-info/articles/new", "/lectures/new" })
        {
            await tang.GoAsync(path);
            await Expect(tang["form-save"]).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(tang, path);
        }
    }
}
