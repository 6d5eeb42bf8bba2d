using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Questionnaires;

/// <summary>A hospital with one questionnaire of its own, and somebody who writes it.</summary>
internal static class QuestionnaireHospital
{
    public const string Ward = "1001";

    public static readonly Permission[] Writer =
        [QuestionnairePermissions.View, QuestionnairePermissions.Design, QuestionnairePermissions.Publish, QuestionnairePermissions.Texts, SecurityPermissions.Use];

    public static QuestionSet Pain(string text = "疼不疼？") => new()
    {
        Questions =
        [
            new() { Key = "pain", Text = text, Type = QuestionType.Single, IsRequired = true, Options = [new("no", "不疼"), new("yes", "疼")], Flags = [new() { When = [Condition.AnyOf("pain", "yes")], Why = "疼痛" }] },
            new() { Key = "score", Text = "几分？", Type = QuestionType.Scale, ShowWhen = Condition.AnyOf("pain", "yes") },
        ],
        Opinions = [new() { Opinion = "好转", Guidance = "按约复诊" }],
    };

    /// <summary>A member of staff of a department who holds these rights for it only.</summary>
    public static async Task<Actor> StaffOfAsync(this TestHospital hospital, string staffNo, string department, params Permission[] rights)
    {
        var actor = await hospital.StaffAsync(staffNo, "护士长" + staffNo, rights);
        await hospital.WithDbAsync(async db =>
        {
            await db.Staff.Where(staff => staff.StaffNo == staffNo).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.DepartmentCode, department));
            var role = await db.Roles.Where(held => held.Code == "role-" + staffNo).Select(held => held.Id).SingleAsync();
            var scoped = rights.Where(right => right.IsScoped).Select(right => right.Code).ToList();
            return await db.Grants.Where(grant => grant.RoleId == role && scoped.Contains(grant.Permission)).ExecuteUpdateAsync(set => set.SetProperty(grant => grant.Scope, DataScope.Department));
        });
        hospital.Services.GetRequiredService<Grants>().Forget();
        return actor;
    }

    /// <summary>A new questionnaire, as a draft.</summary>
    public static async Task<Id<Questionnaire>> DraftAsync(this TestHospital hospital, Actor writer, QuestionSet? set = null, string? department = null) =>
        (await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(new() { Name = "疼痛随访", Department = department }, set ?? Pain()))).Must();

    public static async Task<QuestionnaireSheet> SheetAsync(this TestHospital hospital, Actor reader, Id<Questionnaire> id) =>
        (await hospital.Run.RunAsync(reader, (ReadQuestionnaire use) => use.HandleAsync(id))).Must();

    /// <summary>Writes and publishes the next edition.</summary>
    public static async Task PublishAsync(this TestHospital hospital, Actor writer, Id<Questionnaire> id, QuestionSet? set = null)
    {
        if (set is not null)
        {
            var before = await hospital.SheetAsync(writer, id);
            (await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(before.Form, set))).Must();
        }

        var sheet = await hospital.SheetAsync(writer, id);
        (await hospital.Run.RunAsync(writer, (PublishQuestionnaire use) => use.HandleAsync(id, sheet.Form.Version, sheet.Number))).Must();
    }

    /// <summary>Works with what the room offers others, as one actor, and saves.</summary>
    public static async Task<T> WithSheetsAsync<T>(this TestHospital hospital, Actor actor, Func<AnswerSheets, Task<T>> work)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var result = await work(scope.ServiceProvider.GetRequiredService<AnswerSheets>());
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return result;
    }

    public static async Task<BlankSheet> BlankAsync(this TestHospital hospital, Actor actor, string code) => (await hospital.WithSheetsAsync(actor, sheets => sheets.BlankAsync(code, default)))!;

    public static async Task<Id<AnswerSheet>> FillAsync(this TestHospital hospital, Actor actor, Guid patient, BlankSheet blank, Answers answers, OpinionChoice? opinion = null) =>
        (await hospital.WithSheetsAsync(actor, sheets => sheets.FillAsync(new(new("follow-up", Guid.CreateVersion7()), patient, blank.Edition, answers, AnswerDoor.Agent, opinion), default))).Id;

    public static async Task<SheetReading> ReadAsync(this TestHospital hospital, Actor actor, Id<AnswerSheet> id) => (await hospital.WithSheetsAsync(actor, sheets => sheets.ReadAsync(id, default)))!;

    public static async Task InstallAsync(this TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<QuestionnaireSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
    }

    public static T Must<T>(this Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }
}
