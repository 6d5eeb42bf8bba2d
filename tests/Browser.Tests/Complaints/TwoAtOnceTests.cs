using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Complaints;

/// <summary>Two windows on one case, and somebody without a mouse.</summary>
[Collection(QuietTests.Name)]
public sealed class TwoAtOnceTests(HospitalFixture fixture, ITestOutputHelper output) : ComplaintTest(fixture, output)
{
    [Fact]
    public async Task Who_comes_second_is_told_what_stands_now_and_keeps_every_word_he_typed()
    {
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        var complaint = await RegisterAsync(zhengXiaoDong, Somebody(), "doctor02", "medical", "候诊区没有座位。");
        var second = await zhengXiaoDong.AnotherTabAsync(complaint.Address);
        await second["complaint-onspot"].ClickAsync();
        await second["field-text"].FillAsync("已当面说明并加椅子");
        await AssignAsync(zhengXiaoDong, complaint, "反映候诊座位不足");

        await second["form-save"].ClickAsync();

        await Expect(second["problem"]).ToContainTextAsync("处理中");
        await Expect(second["field-text"]).ToHaveValueAsync("已当面说明并加椅子");
        await StandsAsync(second, "handling", 1);

        // What he did fits another act as well.
        await second["form-cancel"].ClickAsync();
        await DoAsync(second, complaint, "complaint-feedback", "已当面说明并加椅子");
        await second.GoAsync(complaint.Address);
        await second["complaint-resolve"].ClickAsync();
        await second["field-text"].FillAsync("已加座位");
        await second["form-save"].DblClickAsync();
        await StandsAsync(second, "callback-due", 1);
        await Expect(second["complaint-history"].Locator("[data-act=askclosure]")).ToHaveCountAsync(1);

        // Two of the office answer the same callback: the second learns that it was done.
        await zhengXiaoDong.GoAsync(complaint.Address);
        await second.GoAsync(complaint.Address);
        await zhengXiaoDong["field-text"].FillAsync("同意终止");
        await zhengXiaoDong["complaint-callback-agreed"].ClickAsync();
        await StandsAsync(zhengXiaoDong, "closed", 1);
        await second["field-text"].FillAsync("患者说不同意");
        await second["complaint-callback-refused"].ClickAsync();
        await Expect(second["problem"]).ToContainTextAsync("已终止");
        await Expect(second["field-text"]).ToHaveValueAsync("患者说不同意");
        await second.GoAsync(complaint.Address);
        await StandsAsync(second, "closed", 1);
    }

    [Fact]
    public async Task Zheng_Xiao_Dong_takes_assigns_and_calls_back_with_the_keyboard_alone()
    {
        var patient = Somebody();
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        var keys = zhengXiaoDong.Page.Keyboard;
        await zhengXiaoDong.GoAsync("/complaints/new?patient=" + await FindAsync(zhengXiaoDong, patient));
        await zhengXiaoDong.TabToAsync(zhengXiaoDong["field-category"]);
        await keys.PressAsync("ArrowDown");
        await Expect(zhengXiaoDong["field-category"]).Not.ToHaveValueAsync("");
        await zhengXiaoDong.TabToAsync(zhengXiaoDong["field-text"]);
        await keys.InsertTextAsync("门诊叫号顺序不对。");
        await zhengXiaoDong.TabToAsync(zhengXiaoDong["form-save"]);
        await keys.PressAsync("Enter");
        var complaint = await RegisteredAsync(zhengXiaoDong);

        await zhengXiaoDong.TabToAsync(zhengXiaoDong["complaint-assign"]);
        await keys.PressAsync("Enter");
        await zhengXiaoDong.TabToAsync(zhengXiaoDong["field-summary"]);
        await keys.InsertTextAsync("反映叫号顺序");
        await zhengXiaoDong.TabToAsync(zhengXiaoDong["form-save"]);
        await keys.PressAsync("Enter");
        await StandsAsync(zhengXiaoDong, "handling", 1);
        foreach (var act in new[] { "complaint-feedback", "complaint-resolve" })
        {
            await zhengXiaoDong.TabToAsync(zhengXiaoDong[act]);
            await keys.PressAsync("Enter");
            await zhengXiaoDong.TabToAsync(zhengXiaoDong["field-text"]);
            await keys.InsertTextAsync("已说明叫号规则");
            await zhengXiaoDong.TabToAsync(zhengXiaoDong["form-save"]);
            await keys.PressAsync("Enter");
            await Expect(zhengXiaoDong["form-save"]).ToHaveCountAsync(0);
        }

        await zhengXiaoDong.GoAsync("/complaints/callbacks");
        var row = zhengXiaoDong["list-row"].Filter(new() { HasText = complaint.Number });
        await zhengXiaoDong.TabToAsync(row.GetByTestId("complaint-callback"));
        await keys.PressAsync("Enter");
        await zhengXiaoDong.TabToAsync(zhengXiaoDong["field-text"]);
        await keys.InsertTextAsync("同意");
        await zhengXiaoDong.TabToAsync(zhengXiaoDong["complaint-callback-agreed"]);
        await keys.PressAsync("Enter");
        await Expect(row).ToHaveCountAsync(0);
        await zhengXiaoDong.GoAsync(complaint.Address);
        await StandsAsync(zhengXiaoDong, "closed", 1);
    }
}
