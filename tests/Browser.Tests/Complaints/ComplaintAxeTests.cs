using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Complaints;

/// <summary>Every page around complaints, in both themes and both languages, on both screens.</summary>
[Collection(QuietTests.Name)]
public sealed class ComplaintAxeTests(HospitalFixture fixture, ITestOutputHelper output) : ComplaintTest(fixture, output)
{
    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Everybody_can_use_the_pages_around_complaints(string theme, string language)
    {
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        var complaint = await RegisterAsync(zhengXiaoDong, Somebody(), "doctor01", "medical", "预约后仍等候两小时。");
        await Axe.DressAsync(zhengXiaoDong, theme, language);
        foreach (var path in new[] { "/complaints", complaint.Address, "/praise", "/improvements", "/improvements/new", "/improvements/meetings", "/improvements/meetings/new", "/improvements/reviews", "/improvements/reviews/2000-01" })
        {
            await zhengXiaoDong.GoAsync(path);
            await Expect(zhengXiaoDong.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectToFitAsync(zhengXiaoDong, path);
        }

        await zhengXiaoDong.GoAsync(complaint.Address);
        foreach (var act in new[] { "complaint-assign", "complaint-feedback", "complaint-transfer" })
        {
            await zhengXiaoDong[act].ClickAsync();
            await Expect(zhengXiaoDong["form"]).ToHaveAttributeAsync("data-form", act);
            await Axe.ExpectToFitAsync(zhengXiaoDong, act);
        }

        foreach (var path in new[] { "/complaints/new?patient=", "/praise/new?patient=" })
        {
            await zhengXiaoDong.GoAsync(path);
            await Expect(zhengXiaoDong["form-save"]).ToBeVisibleAsync();
            await Axe.ExpectToFitAsync(zhengXiaoDong, path);
        }

        var doctor = await AtDeskOfAsync("doctor01");
        await Axe.DressAsync(doctor, theme, language);
        await doctor.GoAsync(complaint.Address);
        await Expect(doctor["complaint-covered"]).ToBeVisibleAsync();
        await Axe.ExpectToFitAsync(doctor, "the case of the one complained about");
    }

    [Fact]
    public async Task The_queue_of_callbacks_and_its_dialog_can_be_used_in_the_dark()
    {
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        var complaint = await RegisterAsync(zhengXiaoDong, Somebody(), "doctor02", "medical", "预约后仍等候一小时。");
        await AssignAsync(zhengXiaoDong, complaint, "反映候诊时间");
        await DoAsync(zhengXiaoDong, complaint, "complaint-feedback", "已说明");
        await DoAsync(zhengXiaoDong, complaint, "complaint-resolve", "已增开诊室");
        await Axe.DressAsync(zhengXiaoDong, "dark", "zh-CN");
        await zhengXiaoDong.GoAsync("/complaints/callbacks");
        await zhengXiaoDong["filter-number"].FillAsync(complaint.Number);
        await zhengXiaoDong["list-query"].ClickAsync();
        await Expect(zhengXiaoDong["list-total"]).ToHaveAttributeAsync("data-value", "1");
        await Axe.ExpectToFitAsync(zhengXiaoDong, "queue");
        await zhengXiaoDong["complaint-callback"].ClickAsync();
        await Expect(zhengXiaoDong["complaint-callback-agreed"]).ToBeVisibleAsync();
        await Axe.ExpectToFitAsync(zhengXiaoDong, "callback");
    }
}
