using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Complaints;

/// <summary>Cases that end in another way than by the complainant's word.</summary>
[Collection(QuietTests.Name)]
public sealed class EndingsTests(HospitalFixture fixture, ITestOutputHelper output) : ComplaintTest(fixture, output)
{
    [Fact]
    public async Task Nobody_can_be_asked_about_an_anonymous_complaint_so_two_sign_its_end()
    {
        var zhengXiaoDong = await AtDeskOfAsync("complaint01", "/complaints/new");
        await zhengXiaoDong["field-isAnonymous"].CheckAsync();
        await FillAsync(zhengXiaoDong, "doctor02", "medical", "检查室门口没有人叫号，等了一上午。");
        await zhengXiaoDong["form-save"].ClickAsync();
        var complaint = await RegisteredAsync(zhengXiaoDong);
        await Expect(zhengXiaoDong["complainant"]).ToContainTextAsync("匿名");
        await Expect(zhengXiaoDong["complainant-phone"]).ToHaveCountAsync(0);
        await AssignAsync(zhengXiaoDong, complaint, "反映检查叫号不及时");

        var medical = await AtDeskOfAsync("medical01");
        await DoAsync(medical, complaint, "complaint-resolve", "已增设叫号屏");
        await StandsAsync(medical, "closure-requested", 1);
        await DoAsync(zhengXiaoDong, complaint, "complaint-end", "匿名投诉，情况已核实整改");
        await Expect(zhengXiaoDong["complaint-proposed"]).ToBeVisibleAsync();
        await StandsAsync(zhengXiaoDong, "closure-requested", 1);
        await Expect(zhengXiaoDong["complaint-force-approve"]).ToHaveCountAsync(0);

        var leader = await AtDeskOfAsync("manager01", complaint.Address);
        await leader["complaint-force-approve"].ClickAsync();

        await StandsAsync(leader, "closed", 1);
        await zhengXiaoDong.GoAsync("/complaints/callbacks");
        await Expect(zhengXiaoDong["list-row"].Filter(new() { HasText = complaint.Number })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_forced_end_needs_a_second_person_may_be_refused_by_him_and_never_goes_to_callback()
    {
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        var complaint = await RegisterAsync(zhengXiaoDong, Somebody(), "doctor02", "medical", "多次重复反映同一件事，要求减免费用。");
        await AssignAsync(zhengXiaoDong, complaint, "反映诊疗费用");
        await DoAsync(zhengXiaoDong, complaint, "complaint-force", "同一事项已三次答复，仍重复投诉");
        await StandsAsync(zhengXiaoDong, "force-pending", 1);
        await Expect(zhengXiaoDong["complaint-force-approve"]).ToHaveCountAsync(0);

        // The doctor complained about and his head have no part in it.
        var doctor = await AtDeskOfAsync("doctor02", complaint.Address);
        await Expect(doctor["complaint-covered"]).ToBeVisibleAsync();
        await Expect(doctor["complaint-force-approve"]).ToHaveCountAsync(0);

        var medical = await AtDeskOfAsync("medical01");
        await DoAsync(medical, complaint, "complaint-force-reject", "第三次答复没有送达，请再答复一次");
        await StandsAsync(medical, "handling", 1);
        await DoAsync(zhengXiaoDong, complaint, "complaint-force", "已第四次书面答复并签收");
        var leader = await AtDeskOfAsync("manager01", complaint.Address);
        await Expect(leader["complaint-proposed"]).ToBeVisibleAsync();
        await leader["complaint-force-approve"].ClickAsync();

        await StandsAsync(leader, "force-closed", 1);
        await zhengXiaoDong.GoAsync("/complaints/callbacks");
        await Expect(zhengXiaoDong["list-row"].Filter(new() { HasText = complaint.Number })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task When_the_head_is_complained_about_the_function_department_handles_it_and_his_department_hears_nothing()
    {
        var patient = Somebody();
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        var complaint = await RegisterAsync(zhengXiaoDong, patient, "head01", "attitude", "科主任查房时当众训斥家属。");
        await zhengXiaoDong["complaint-assign"].ClickAsync();
        await Expect(zhengXiaoDong["field-handler"]).ToHaveValueAsync("9004");
        await zhengXiaoDong["field-summary"].FillAsync("反映查房时言语不当");
        await SaveAsync(zhengXiaoDong);
        await StandsAsync(zhengXiaoDong, "handling", 1);

        var headNurse = await AtDeskOfAsync("headnurse01");
        await IsNothingToAsync(headNurse, complaint);
        var head = await AtDeskOfAsync("head01");
        var wire = Wire.Of(head);
        await DoAsync(head, complaint, "complaint-statement", "当日情绪急躁，愿意当面道歉");
        await Expect(head["complaint-covered"]).ToBeVisibleAsync();
        await Expect(head["complaint-resolve"]).ToHaveCountAsync(0);
        await wire.ExpectNothingOfAsync(head, patient.Name, patient.Phones[0].Number, "当众训斥");

        var medical = await AtDeskOfAsync("medical01");
        await DoAsync(medical, complaint, "complaint-feedback", "已当面道歉");
        await DoAsync(medical, complaint, "complaint-resolve", "已诫勉谈话");
        await StandsAsync(medical, "callback-due", 1);
        await CallBackAsync(zhengXiaoDong, complaint, "complaint-callback-agreed", "接受道歉", "Satisfied");
        await zhengXiaoDong.GoAsync(complaint.Address);
        await StandsAsync(zhengXiaoDong, "closed", 1);
    }

    [Fact]
    public async Task A_matter_of_12345_is_answered_in_time_and_an_inspector_reads_it_from_end_to_end()
    {
        var patient = Somebody();
        var external = "12345-" + Guid.NewGuid().ToString("N")[..8];
        var zhengXiaoDong = await AtDeskOfAsync("complaint01");
        await zhengXiaoDong.GoAsync("/complaints/new?patient=" + await FindAsync(zhengXiaoDong, patient));
        await zhengXiaoDong["field-source"].SelectOptionAsync("Hotline12345");
        await FillAsync(zhengXiaoDong, "nurse01", "nursing", "夜间呼叫铃无人应答。");
        await zhengXiaoDong["form-save"].ClickAsync();
        await Expect(zhengXiaoDong["field-error-externalNo"]).ToContainTextAsync("请填写转办编号");
        await zhengXiaoDong["field-externalNo"].FillAsync(external);
        await zhengXiaoDong["field-externalDueOn"].FillAsync(DateTimeOffset.UtcNow.AddHours(8).AddDays(4).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await zhengXiaoDong["form-save"].ClickAsync();
        var complaint = await RegisteredAsync(zhengXiaoDong);
        await Expect(zhengXiaoDong.Page.Locator("main")).ToContainTextAsync(external);
        await AssignAsync(zhengXiaoDong, complaint, "反映夜间呼叫应答不及时");

        var nursing = await AtDeskOfAsync("nursing01");
        await nursing.GoAsync(complaint.Address);
        await nursing["complaint-feedback"].ClickAsync();
        await nursing["field-way"].SelectOptionAsync("WrittenReply");
        await nursing["field-text"].FillAsync("已书面回复12345并电话告知");
        await SaveAsync(nursing);
        await Expect(nursing["complaint-history"]).ToContainTextAsync("书面回复转办单位");
        await Expect(nursing.Page.Locator("[data-clock=statutory]")).ToHaveAttributeAsync("data-late", "false");
        await Expect(nursing.Page.Locator("[data-clock=statutory]")).ToContainTextAsync("已完成");
        await DoAsync(nursing, complaint, "complaint-resolve", "已调整夜班巡视");
        await CallBackAsync(zhengXiaoDong, complaint, "complaint-callback-agreed", "同意", "Satisfied");
        var nurse = await AtDeskOfAsync("nurse01");
        var wire = Wire.Of(nurse);
        await nurse.GoAsync(complaint.Address);
        await Expect(nurse["complaint-covered"]).ToBeVisibleAsync();
        await wire.ExpectNothingOfAsync(nurse, patient.Name, external, "呼叫铃无人应答");

        // The inspector: everything in its order, who looked, nothing to press, names covered.
        var auditor = await AtDeskOfAsync("auditor", "/complaints");
        await auditor["filter-number"].FillAsync(complaint.Number);
        await auditor["list-query"].ClickAsync();
        await Expect(auditor["list-total"]).ToHaveAttributeAsync("data-value", "1");
        await auditor["list-row"].Locator("a.row-link").ClickAsync();
        await StandsAsync(auditor, "closed", 1);
        foreach (var said in new[] { "登记", "受理", "分派", "已书面回复12345", "已调整夜班巡视", "同意终止", "满意" })
        {
            await Expect(auditor["complaint-history"]).ToContainTextAsync(said);
        }

        await Expect(auditor["complaint-words"]).ToContainTextAsync("夜间呼叫铃无人应答");
        await Expect(auditor["complaint-clocks"]).ToContainTextAsync("法定时限");
        await Expect(auditor["complaint-looks"]).ToContainTextAsync("何佳佳");
        await Expect(auditor["complainant"]).Not.ToContainTextAsync(patient.Name);
        await Expect(auditor["complainant"]).Not.ToContainTextAsync(patient.Phones[0].Number);
        await Expect(auditor["print-now"]).ToBeVisibleAsync();
        foreach (var act in new[] { "complaint-assign", "complaint-reopen", "complaint-force", "complaint-feedback" })
        {
            await Expect(auditor[act]).ToHaveCountAsync(0);
        }
    }
}
