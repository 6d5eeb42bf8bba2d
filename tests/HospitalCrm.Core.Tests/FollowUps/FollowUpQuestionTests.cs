using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>A follow-up of one question, put by message and answered by a figure.</summary>
public sealed class FollowUpQuestionTests
{
    private const string Code = "one-question";
    private const string Phone = "13900000001";

    [Theory]
    [InlineData("2", "yes")]
    [InlineData(" ２。", "yes")]
    [InlineData("没有", "no")]
    public async Task A_figure_or_the_option_itself_lands_in_the_sheet_and_the_follow_up_is_done(string said, string key)
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await AskAsync(hospital);

        await HearAsync(hospital, said);

        var sheet = await hospital.Hospital.WithDbAsync(db => db.AnswerSheets.SingleAsync());
        var reading = await hospital.InScopeAsync(services => services.GetRequiredService<AnswerSheets>().ReadAsync(sheet.Id, default));
        Assert.Equal((AnswerDoor.Sms, key), (sheet.Door, reading!.Answers.One("chest-pain")));
        Assert.Equal(FollowUpState.Done, (await hospital.OnlyAsync()).State);
        Assert.Equal(AnswerDoor.Sms, await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.Select(record => record.Door).SingleAsync()));
        Assert.NotNull(await hospital.Hospital.WithDbAsync(db => db.InboundMessages.Select(reply => reply.HandledAt).SingleAsync()));
    }

    [Fact]
    public async Task A_red_flag_by_message_raises_the_alert()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await AskAsync(hospital);

        await HearAsync(hospital, "2");

        Assert.Equal(AlertState.New, await hospital.Hospital.WithDbAsync(db => db.ClinicalAlerts.Select(alert => alert.State).SingleAsync()));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("昨天有一点，今天好了")]
    [InlineData("请问能停药吗")]
    public async Task What_is_no_answer_is_left_to_whoever_reads_the_inbox(string said)
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await AskAsync(hospital);

        await HearAsync(hospital, said);

        Assert.Null(await hospital.Hospital.WithDbAsync(db => db.InboundMessages.Select(reply => reply.HandledAt).SingleAsync()));
        Assert.Equal(FollowUpState.Waiting, (await hospital.OnlyAsync()).State);
    }

    [Fact]
    public async Task A_reply_after_the_call_changes_nothing_and_does_not_stop_the_reply()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        var task = await AskAsync(hospital);
        var nurse = await hospital.Hospital.StaffAsync("nurse03", "孙悦", FollowUpHospital.Nurse);
        await hospital.TakeAsync(nurse, task);
        Assert.Null((await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Done, Note = "恢复良好" })).Problem);

        await HearAsync(hospital, "2");

        Assert.Equal((1, 0), (await hospital.Hospital.WithDbAsync(db => db.InboundMessages.CountAsync()), await hospital.Hospital.WithDbAsync(db => db.AnswerSheets.CountAsync())));
    }

    [Fact]
    public async Task The_same_reply_delivered_twice_is_one_answer()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await AskAsync(hospital);

        await HearAsync(hospital, "1");
        await HearAsync(hospital, "1");

        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.AnswerSheets.CountAsync()));
    }

    [Fact]
    public async Task No_public_address_is_needed_and_the_text_offers_the_figures()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);

        await AskAsync(hospital);

        Assert.Contains("出院后您有没有胸痛？请直接回复数字：1没有，2有", await hospital.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.FollowUpLinks.CountAsync()));
    }

    private static async Task<FollowUpTask> AskAsync(FollowUpHospital hospital)
    {
        var question = new Question
        {
            Key = "chest-pain",
            Text = "出院后您有没有胸痛？",
            Type = QuestionType.Single,
            IsRequired = true,
            Options = [new("no", "没有"), new("yes", "有")],
            Flags = [new() { When = [Condition.AnyOf("chest-pain", "yes")], Why = "胸痛" }],
        };
        var questionnaire = new Questionnaire(Code, QuestionnaireKind.Discharge, isBuiltIn: false);
        questionnaire.Describe("一问", QuestionnaireKind.Discharge, null, isOff: false);
        questionnaire.Write(new() { Questions = [question] }, "nurse01", TestHospital.Monday);
        questionnaire.Publish(1, "nurse01", TestHospital.Monday);
        var plan = FollowUpHospital.Plan("心内科出院回访", "1001", (7, StepFrom.Discharge));
        plan.Ask(FollowUpCaller.ResponsibleNurse, null, Code, FollowUpImportance.Ordinary);
        await hospital.Hospital.AddAsync(questionnaire, plan);
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync("王芳", null, Phone);
        Assert.Null((await hospital.SendFormAsync(nurse, task)).Problem);
        await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sent)));
        return task;
    }

    private static async Task HearAsync(FollowUpHospital hospital, string said)
    {
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(3));
        var heard = new ReceivedSms(hospital.Hospital.Clock.GetUtcNow(), Phone, "", said, "m1");
        var outcome = await hospital.Hospital.Run.RunAsync(Actor.Product("messages"), (ReceiveReply use) => use.HandleAsync("gateway", heard));
        Assert.Null(outcome.Problem);
    }
}
