using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Patients;

/// <summary>An archive is made, changed, changed by two at once, and a covered number shown for a reason.</summary>
[Collection(QuietTests.Name)]
public sealed partial class PatientFormTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Song_Yu_Lan_is_told_at_each_field_what_is_wrong_and_saves_when_it_is_right()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients/new");
        await songYuLan["field-birthDate"].FillAsync("2150-01-01");
        await songYuLan["field-phone"].FillAsync("不知道");
        await songYuLan["form-save"].ClickAsync();
        await Expect(songYuLan["field-error-name"]).ToHaveTextAsync("请填写姓名。");
        await Expect(songYuLan["field-error-birthDate"]).ToHaveTextAsync("出生日期不能晚于今天。");
        await Expect(songYuLan["field-error-phone"]).ToContainTextAsync("号码无法识别");

        await songYuLan["field-name"].FillAsync("慕容晓晓");
        await songYuLan["field-birthDate"].FillAsync("1985-03");
        await songYuLan["field-phone"].FillAsync(People.Stranger());
        await songYuLan["field-sex"].SelectOptionAsync("Female");
        await songYuLan["form-save"].ClickAsync();

        await Expect(songYuLan["patient-archive"]).ToContainTextAsync("慕容晓晓");
        await Expect(songYuLan.Page).ToHaveURLAsync(new Regex($"/patients/{await songYuLan["patient-archive"].GetAttributeAsync("data-key")}$"));
        await Expect(songYuLan["toast"]).ToContainTextAsync("档案已保存。");
    }

    [Fact]
    public async Task Song_Yu_Lan_is_shown_who_already_has_this_name_and_number_before_she_makes_a_second_archive()
    {
        var known = People.Known();
        var songYuLan = await AtDeskOfAsync("records01", "/patients/new");
        await songYuLan["field-name"].FillAsync(known.Name);
        await songYuLan["field-phone"].FillAsync(known.Phones[0].Number);

        await songYuLan["form-save"].ClickAsync();

        await Expect(songYuLan["similar"]).ToContainTextAsync(known.Name);
        await Expect(songYuLan["similar-patient"].First).ToHaveAttributeAsync("href", Archive());
        await Expect(songYuLan["patient-archive"]).ToHaveCountAsync(0);
        await songYuLan["form-cancel"].ClickAsync();
    }

    [Fact]
    public async Task Song_Yu_Lan_changes_an_address_and_finds_the_change_in_its_record()
    {
        var songYuLan = await AtDeskOfAsync("records01", await ArchiveOfAsync(People.Known().MedicalRecordNo) + "/edit");
        await songYuLan["field-address"].FillAsync("朝阳区静安里3号楼2单元501");

        await songYuLan["form-save"].ClickAsync();

        await Expect(songYuLan["patient-archive"]).ToBeVisibleAsync();
        await songYuLan["tab-changes"].ClickAsync();
        await Expect(songYuLan["patient-archive"]).ToContainTextAsync("住址");
        await Expect(songYuLan["patient-archive"]).ToContainTextAsync("宋玉兰");
    }

    [Fact]
    public async Task When_two_edit_the_same_archive_the_second_sees_both_versions_and_loses_nothing()
    {
        var path = await ArchiveOfAsync(People.Known().MedicalRecordNo) + "/edit";
        var songYuLan = await AtDeskOfAsync("records01", path);
        await Expect(songYuLan["field-note"]).ToBeVisibleAsync();
        var wuLiPing = await AtDeskOfAsync("lead01", path);
        await wuLiPing["field-note"].FillAsync("听力不好，请大声说话");
        await wuLiPing["form-save"].ClickAsync();
        await Expect(wuLiPing["patient-archive"]).ToBeVisibleAsync();

        await songYuLan["field-note"].FillAsync("只在下午打电话");
        await songYuLan["form-save"].ClickAsync();
        await Expect(songYuLan["form-stale"]).ToContainTextAsync("听力不好，请大声说话");
        await Expect(songYuLan["form-stale"]).ToContainTextAsync("只在下午打电话");
        await songYuLan["stale-note"].GetByTestId("stale-mine").CheckAsync();
        await songYuLan["stale-apply"].ClickAsync();
        await songYuLan["form-save"].ClickAsync();

        await Expect(songYuLan["patient-archive"]).ToContainTextAsync("只在下午打电话");
    }

    [Fact]
    public async Task Wu_Li_Ping_sees_a_covered_number_only_after_she_gave_a_reason()
    {
        var known = People.Known();
        var wuLiPing = await AtDeskOfAsync("lead01", await ArchiveOfAsync(known.MedicalRecordNo));
        await Expect(wuLiPing["patient-archive"]).Not.ToContainTextAsync(known.Phones[0].Number);
        await wuLiPing["reveal-phone"].First.ClickAsync();

        await wuLiPing["reveal-confirm"].ClickAsync();
        await Expect(wuLiPing.Page.Locator("dialog[open]")).ToContainTextAsync("请填写查看原因");
        await wuLiPing["reveal-reason"].FillAsync("患者要求回电");
        await wuLiPing["reveal-confirm"].ClickAsync();

        await Expect(wuLiPing["patient-archive"]).ToContainTextAsync(known.Phones[0].Number);
        await wuLiPing["tab-access"].ClickAsync();
        await Expect(wuLiPing["patient-archive"]).ToContainTextAsync("患者要求回电");
    }

    [Fact]
    public async Task Somebody_who_may_only_read_sees_no_way_to_uncover_a_number()
    {
        var nursing = await AtDeskOfAsync("nursing01", await ArchiveOfAsync(People.Known().MedicalRecordNo));

        await Expect(nursing["patient-archive"]).ToBeVisibleAsync();
        await Expect(nursing["reveal-phone"]).ToHaveCountAsync(0);
        await Expect(nursing["archive-edit"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_Song_Yu_Lan_typed_survives_a_reload_and_is_gone_when_she_cancels()
    {
        var songYuLan = await AtDeskOfAsync("records01", await ArchiveOfAsync(People.Known().MedicalRecordNo) + "/edit");
        await songYuLan["field-note"].FillAsync("半句话");
        await Expect(songYuLan["draft-state"]).ToHaveAttributeAsync("data-draft", "kept");

        await songYuLan.ReloadAsync();
        await Expect(songYuLan["field-note"]).ToHaveValueAsync("半句话");
        await Expect(songYuLan["form-restored"]).ToBeVisibleAsync();
        await songYuLan["form-discard"].ClickAsync();

        await Expect(songYuLan["field-note"]).Not.ToHaveValueAsync("半句话");
    }

    /// <summary>The address of an archive, found as staff find it.</summary>
    private async Task<string> ArchiveOfAsync(string recordNo)
    {
        var patient = People.All.Single(patient => patient.MedicalRecordNo == recordNo);
        var clerk = await AtDeskOfAsync("records01", "/patients");
        await Expect(clerk["list-row"].First).ToBeVisibleAsync();
        await clerk["filter-phone"].FillAsync(patient.Phones[0].Number);
        await clerk["list-query"].ClickAsync();
        await Expect(clerk["list-row"]).ToHaveCountAsync(1);
        var key = await clerk["list-row"].GetAttributeAsync("data-key");
        await clerk.Context.CloseAsync();
        return $"/patients/{key}";
    }

    [GeneratedRegex("^/patients/")]
    private static partial Regex Archive();
}
