using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Complaints;

/// <summary>A whole case by the people who play it, from the ringing telephone to the last answer.</summary>
[Collection(TelephoneTests.Name)]
public sealed class RefusedOnceTests(HospitalFixture fixture, ITestOutputHelper output) : ComplaintTest(fixture, output)
{
    private const string Secret = "等候两小时没有解释病情";

    [Fact]
    public async Task A_caller_refuses_once_and_agrees_then_and_those_he_complained_about_learn_nothing_of_him()
    {
        var caller = Somebody();
        var phone = caller.Phones[0].Number;
        var wangFang = await AtDeskOfAsync("agent01");
        var call = await CallFrom(phone).RingAtAsync("8001");
        await call.AnswerAsync();
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(caller.Name);

        // Besides the fields: open the form, save.
        await PressAsync(wangFang["pop-complaint"]);
        await Expect(wangFang["field-complainantName"]).ToHaveValueAsync(caller.Name);
        await Expect(wangFang["field-complainantPhone"]).ToHaveValueAsync(phone);
        await Expect(wangFang["field-source"]).ToHaveValueAsync("Call");
        Assert.DoesNotContain(phone, wangFang.Page.Url, StringComparison.Ordinal);
        await FillAsync(wangFang, "doctor01", "medical", $"我是{caller.Name}，在心内科{Secret}。");
        await PressAsync(wangFang["form-save"]);
        var complaint = await RegisteredAsync(wangFang);
        Assert.InRange(Clicks(), 1, 2);
        await call.EndAsync();

        var zhengXiaoDong = await AtDeskOfAsync("complaint01", complaint.Address);
        await Expect(zhengXiaoDong["complainant"]).ToContainTextAsync(phone);
        await Expect(zhengXiaoDong["complaint-words"]).ToContainTextAsync(Secret);
        await AssignAsync(zhengXiaoDong, complaint, "反映等候时间长、解释不足");

        var doctor = await AtDeskOfAsync("doctor01");
        var head = await AtDeskOfAsync("head01");
        var (doctorsWire, headsWire) = (Wire.Of(doctor), Wire.Of(head));
        await DoAsync(doctor, complaint, "complaint-statement", "当日加号较多，解释不够充分");
        await Expect(doctor["complaint-covered"]).ToBeVisibleAsync();
        await Expect(doctor["complaint-summary"]).ToContainTextAsync("反映等候时间长");
        foreach (var act in new[] { "complaint-assign", "complaint-feedback", "complaint-resolve", "complaint-force", "complainant-phone", "complaint-words" })
        {
            await Expect(doctor[act]).ToHaveCountAsync(0);
        }

        var medical = await AtDeskOfAsync("medical01");
        await DoAsync(medical, complaint, "complaint-feedback", $"已电话向{caller.Name}说明并致歉");
        await head.GoAsync(complaint.Address);
        await Expect(head["complaint-feedback"]).ToHaveCountAsync(0);
        await DoAsync(head, complaint, "complaint-resolve", "已批评教育，增开诊室");
        await StandsAsync(head, "callback-due", 1);

        await CallBackAsync(wangFang, complaint, "complaint-callback-refused", "仍不满意，要求科主任当面说明", "Dissatisfied");
        await medical.GoAsync(complaint.Address);
        await StandsAsync(medical, "handling", 2);

        // Nothing goes on before he has been told in the new round, too.
        await head.GoAsync(complaint.Address);
        await head["complaint-resolve"].ClickAsync();
        await head["field-text"].FillAsync("科主任已当面道歉");
        await head["form-save"].ClickAsync();
        await Expect(head["problem"]).ToContainTextAsync("请先记录向投诉人的反馈");
        await DoAsync(medical, complaint, "complaint-feedback", "科主任当面道歉，复诊已约好");
        await head["form-save"].ClickAsync();
        await StandsAsync(head, "callback-due", 2);

        await CallBackAsync(wangFang, complaint, "complaint-callback-agreed", "同意终止，谢谢", "Fairly");
        Assert.InRange(Clicks(), 1, 2);
        await zhengXiaoDong.GoAsync(complaint.Address);
        await StandsAsync(zhengXiaoDong, "closed", 2);
        await Expect(zhengXiaoDong["complaint-history"]).ToContainTextAsync("仍不满意，要求科主任当面说明");
        await Expect(zhengXiaoDong["complaint-looks"]).ToContainTextAsync("高志远");

        // Page, list, message and connection of those complained about.
        foreach (var (desk, wire) in new[] { (doctor, doctorsWire), (head, headsWire) })
        {
            await desk.GoAsync(complaint.Address);
            await Expect(desk["complaint-covered"]).ToBeVisibleAsync();
            await wire.ExpectNothingOfAsync(desk, caller.Name, phone, Secret, "仍不满意，要求", "当面道歉，复诊");
            await desk.GoAsync("/complaints");
            await Expect(desk["list-row"].Filter(new() { HasText = complaint.Number })).ToHaveCountAsync(1);
            await wire.ExpectNothingOfAsync(desk, caller.Name, phone, Secret);
        }

        // The same hearing finds what is there: at the office it was all told.
        var offices = Wire.Of(zhengXiaoDong);
        await zhengXiaoDong.GoAsync(complaint.Address);
        await Expect(zhengXiaoDong["complainant"]).ToContainTextAsync(caller.Name);
        Assert.Contains(phone, offices.Heard + await zhengXiaoDong.Page.ContentAsync(), StringComparison.Ordinal);

        // And the trail names the complaint, not who complained.
        var auditor = await AtDeskOfAsync("auditor", "/audit?actorNo=doctor01");
        await Expect(auditor["list-row"].First).ToContainTextAsync("doctor01");
        await Expect(auditor.Page.Locator("main")).Not.ToContainTextAsync(caller.Name);
        await Expect(auditor.Page.Locator("main")).Not.ToContainTextAsync(phone);
    }

    [Fact]
    public async Task Who_loses_his_session_while_typing_finds_every_word_and_the_complaint_is_saved_once()
    {
        var caller = People.Stranger();
        var wuLiPing = await OpenAsync();
        await SignInPage.SignInAsync(wuLiPing.Page, "lead01", Product.Password);
        await wuLiPing.GoAsync("/complaints/new");
        await wuLiPing["field-complainantName"].FillAsync("宇文静");
        await wuLiPing["field-complainantPhone"].FillAsync(caller);
        await FillAsync(wuLiPing, "nurse01", "nursing", "换药等了很久，");
        await Expect(wuLiPing["draft-state"]).ToHaveAttributeAsync("data-draft", "kept");

        // A reload first, then the session itself.
        await wuLiPing.ReloadAsync();
        await Expect(wuLiPing["form-restored"]).ToBeVisibleAsync();
        await Expect(wuLiPing["field-staff"]).ToHaveValueAsync("nurse01");
        var other = await wuLiPing.AnotherTabAsync();
        await other.Page.Locator(".user-menu:not(.view-picker) summary").ClickAsync();

        // No pause in which a draft could be kept: signing out keeps it.
        await wuLiPing["draft-state"].EvaluateAsync("state => new MutationObserver(() => globalThis.wasUnsaved ||= state.dataset.draft === 'unsaved').observe(state, { attributes: true })");
        await wuLiPing["field-text"].FillAsync("换药等了很久，没有人来解释。");
        await wuLiPing.Page.WaitForFunctionAsync("() => globalThis.wasUnsaved");
        await other["sign-out"].ClickAsync();
        await Expect(other["login-user"]).ToBeVisibleAsync();
        await Expect(wuLiPing["login-user"]).ToBeVisibleAsync();

        await SignInPage.SubmitAsync(wuLiPing.Page, "lead01", Product.Password);
        await Expect(wuLiPing["current-user"]).ToBeVisibleAsync();
        await wuLiPing.GoAsync("/complaints/new");
        await Expect(wuLiPing["form-restored"]).ToBeVisibleAsync();
        await Expect(wuLiPing["field-complainantName"]).ToHaveValueAsync("宇文静");
        await Expect(wuLiPing["field-text"]).ToHaveValueAsync("换药等了很久，没有人来解释。");

        // Twice at once: one complaint, hence one message to him.
        await wuLiPing["form-save"].EvaluateAsync("button => { button.click(); button.click(); }");
        await RegisteredAsync(wuLiPing);
        await wuLiPing.GoAsync("/messages");
        await wuLiPing["filter-number"].FillAsync(caller);
        await wuLiPing["list-query"].ClickAsync();
        await Expect(wuLiPing["list-total"]).ToHaveAttributeAsync("data-value", "1");
        await wuLiPing.GoAsync("/complaints/new");
        await Expect(wuLiPing["field-text"]).ToHaveValueAsync("");
    }
}
