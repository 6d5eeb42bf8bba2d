using System.Globalization;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Patients;

/// <summary>患者档案: finding and turning pages.</summary>
[Collection(QuietTests.Name)]
public sealed class PatientsListTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Song_Yu_Lan_finds_a_patient_by_any_part_of_the_name()
    {
        var patient = People.All.First(patient => patient.Name.Length == 3);
        var part = patient.Name[1..];
        var songYuLan = await AtDeskOfAsync("records01", "/patients");

        await FilterAsync(songYuLan, "filter-name", part);

        await Expect(songYuLan["list-total"]).ToHaveAttributeAsync("data-value", Text(People.All.Count(other => other.Name.Contains(part, StringComparison.Ordinal))));
        foreach (var row in await songYuLan["list-row"].AllTextContentsAsync())
        {
            Assert.Contains(part, row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Song_Yu_Lan_finds_a_patient_by_the_whole_number_and_sees_it_covered()
    {
        var patient = People.Known();
        var songYuLan = await AtDeskOfAsync("records01", "/patients");

        await FilterAsync(songYuLan, "filter-phone", patient.Phones[0].Number);

        await Expect(songYuLan["list-row"]).ToHaveCountAsync(1);
        await Expect(songYuLan["list-row"]).ToContainTextAsync(patient.Name);
        await Expect(songYuLan["list-row"]).Not.ToContainTextAsync(patient.Phones[0].Number);
        Assert.DoesNotContain(patient.Phones[0].Number, songYuLan.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Song_Yu_Lan_finds_a_patient_by_the_last_four_digits_of_the_number()
    {
        var patient = People.Known();
        var songYuLan = await AtDeskOfAsync("records01", "/patients");

        await FilterAsync(songYuLan, "filter-phone", patient.Phones[0].Number[^4..]);

        await Expect(songYuLan["list-row"].Filter(new() { HasText = patient.MedicalRecordNo })).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(4)]
    public async Task Song_Yu_Lan_finds_a_patient_by_the_id_number_or_its_end(int digits)
    {
        var patient = People.All.First(patient => patient.IdType == "01" && patient.IdNumber?.Length == 18 && People.All.Count(other => other.IdNumber == patient.IdNumber) == 1);
        var songYuLan = await AtDeskOfAsync("records01", "/patients");

        await FilterAsync(songYuLan, "filter-idNumber", patient.IdNumber![^digits..]);

        await Expect(songYuLan["list-row"].Filter(new() { HasText = patient.MedicalRecordNo })).ToHaveCountAsync(1);
        await Expect(songYuLan["list-page"]).Not.ToContainTextAsync(patient.IdNumber!);
    }

    [Fact]
    public async Task Nobody_of_a_name_that_does_not_exist_is_said_in_words()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients");

        await FilterAsync(songYuLan, "filter-name", "䶮䶮䶮");

        await Expect(songYuLan["list-page"]).ToContainTextAsync("没有符合条件的数据");
        await Expect(songYuLan["list-total"]).ToHaveAttributeAsync("data-value", "0");
    }

    [Fact]
    public async Task Song_Yu_Lan_turns_and_jumps_through_the_pages()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients");
        await Expect(songYuLan["list-row"]).ToHaveCountAsync(20);
        var first = await songYuLan["list-row"].First.GetAttributeAsync("data-key");

        await songYuLan["list-next"].ClickAsync();
        await Expect(songYuLan["list-page-number"]).ToHaveValueAsync("2");
        await Expect(songYuLan["list-row"].First).Not.ToHaveAttributeAsync("data-key", first!);
        await songYuLan["list-page-number"].FillAsync("50");
        await songYuLan["list-page-number"].PressAsync("Enter");
        await Expect(songYuLan["list-page-number"]).ToHaveValueAsync("50");
        await Expect(songYuLan["list-row"].First).ToBeVisibleAsync();
        await songYuLan["list-page-number"].FillAsync("1");
        await songYuLan["list-page-number"].PressAsync("Enter");

        // Patients whom others registered meanwhile stand above him now.
        await Expect(songYuLan["list-row"].And(songYuLan.Page.Locator($"[data-key='{first}']"))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_past_the_end_is_the_last_page()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients");
        await Expect(songYuLan["list-total"]).ToHaveAttributeAsync("data-value", new System.Text.RegularExpressions.Regex("^[0-9]+$"));

        await songYuLan["list-page-number"].FillAsync("99999");
        await songYuLan["list-page-number"].PressAsync("Enter");

        await Expect(songYuLan["list-row"].First).ToBeVisibleAsync();
        await Expect(songYuLan["list-next"]).ToBeDisabledAsync();
    }

    private static async Task FilterAsync(Desk desk, string filter, string typed)
    {
        await Expect(desk["list-row"].First).ToBeVisibleAsync();
        await desk[filter].FillAsync(typed);
        await desk["list-query"].ClickAsync();
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
