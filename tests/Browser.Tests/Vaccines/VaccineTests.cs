using System.Globalization;
using System.Net.Http.Json;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Vaccines;

/// <summary>预防保健科: a newborn comes from the HIS, is planned by itself, and its doses are kept in order.</summary>
[Collection(QuietTests.Name)]
public sealed class VaccineTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task He_Jing_sees_a_child_from_the_HIS_on_the_due_list_ticks_a_dose_and_puts_another_off()
    {
        var key = "VAX" + Guid.NewGuid().ToString("N")[..8];
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        var born = today.AddDays(-62);
        await PushAsync("patient", new { patient_id = key, name = "童小满", sex_code = "1", birth_date = Day(born), updated_at = Moment(today) });
        await PushAsync("vaccination", new { patient_id = key, vaccine_code = "HepB", given_on = Day(born), dose_no = 1, updated_at = Moment(today) });

        var heJing = await AtDeskOfAsync("epi01", "/vaccines/due");
        await Expect(heJing["tab-vaccines"]).ToBeVisibleAsync();
        await heJing.GoAsync("/patients");
        await heJing["filter-name"].FillAsync("童小满");
        await heJing["list-query"].ClickAsync();
        await heJing["list-row"].Filter(new() { HasText = "童小满" }).First.DblClickAsync();
        await heJing["archive-vaccines"].ClickAsync();
        await Expect(Dose(heJing, "HepB:1")).ToHaveAttributeAsync("data-state", "Given");
        await Expect(Dose(heJing, "IPV:1")).ToHaveAttributeAsync("data-state", "Due");

        await Dose(heJing, "IPV:1").GetByTestId("dose-give").ClickAsync();
        await heJing["give-on"].FillAsync(Day(today));
        await heJing["give-on"].BlurAsync();
        await heJing["give-save"].ClickAsync();
        await Expect(Dose(heJing, "IPV:1")).ToHaveAttributeAsync("data-state", "Given");
        await heJing["hold-add"].ClickAsync();
        await heJing["hold-vaccine"].SelectOptionAsync("DTaP");
        await heJing["hold-until"].FillAsync(Day(today.AddDays(20)));
        await heJing["hold-until"].BlurAsync();
        await heJing["hold-why"].FillAsync("发热，医生建议推迟");
        await heJing["hold-save"].ClickAsync();
        await Expect(Dose(heJing, "DTaP:1")).ToHaveAttributeAsync("data-state", "Deferred");

        await heJing.GoAsync("/vaccines/due?state=Deferred&vaccine=DTaP");
        await Expect(heJing["list-row"].Filter(new() { HasText = "童小满" }).First).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task He_Jing_can_use_the_pages_of_vaccines(string theme, string language)
    {
        var heJing = await AtDeskOfAsync("epi01");
        await Axe.DressAsync(heJing, theme, language);

        foreach (var path in new[] { "/vaccines", "/vaccines/new", "/vaccines/due", "/vaccines/schedule" })
        {
            await heJing.GoAsync(path);
            await Expect(heJing.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(heJing, path);
        }
    }

    private static ILocator Dose(Desk desk, string key) => desk.Page.Locator($"[data-testid=dose][data-key='{key}']");

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private async Task PushAsync(string view, object row)
    {
        using var http = new HttpClient { BaseAddress = new(Hospital.Product.Address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", Product.ApiKey);
        using var answer = await http.PostAsJsonAsync($"/api/v1/his/{view}", new[] { row });
        answer.EnsureSuccessStatusCode();
    }
}
