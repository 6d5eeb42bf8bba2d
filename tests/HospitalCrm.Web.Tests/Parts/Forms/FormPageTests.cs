using Bunit;
using FluentValidation;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Gallery;
using HospitalCrm.Web.Parts.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Parts.Forms;

public sealed class FormPageTests : PartsTest
{
    private readonly List<GalleryForm> _saved = [];
    private readonly GalleryForm _stored = new() { Name = "王芳", Phone = "13800138000", Version = 1 };
    private GalleryForm? _theirs;
    private Problem? _refusal;
    private int _closed;

    [Fact]
    public async Task What_does_not_hold_is_said_at_its_field_and_nothing_is_saved()
    {
        var form = ShowForm();
        await TypeAsync(form, "field-name", "");

        await form.Find("form").SubmitAsync();

        var error = ById(form, "field-error-name");
        Assert.Equal("请填写此项。", error.TextContent);
        Assert.Equal(error.Id, ById(form, "field-name").GetAttribute("aria-describedby"));
        Assert.Equal("true", ById(form, "field-name").GetAttribute("aria-invalid"));
        Assert.Empty(_saved);
    }

    [Fact]
    public async Task What_the_server_refuses_is_put_at_its_field()
    {
        _refusal = new(ProblemKind.Invalid, "Kernel.Invalid", [], [new("Phone", "PredicateValidator", [])]);
        var form = ShowForm();

        await form.Find("form").SubmitAsync();

        Assert.Equal("填写有误。", ById(form, "field-error-phone").TextContent);
        Assert.Empty(AllById(form, "field-error-name"));
    }

    [Fact]
    public async Task A_rule_of_the_house_is_said_above_the_form()
    {
        _refusal = new(ProblemKind.Refused, "Data.DraftTooLong");
        var form = ShowForm();

        await form.Find("form").SubmitAsync();

        Assert.Contains("内容过长", ById(form, "problem").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, _closed);
    }

    [Fact]
    public async Task A_save_closes_the_form_drops_its_draft_and_says_so()
    {
        var form = ShowForm();
        await TypeAsync(form, "field-name", "王小芳");
        Clock.Advance(TimeSpan.FromSeconds(1));
        form.WaitForState(() => DraftState(form) == "kept");

        await form.Find("form").SubmitAsync();

        Assert.Equal("王小芳", Assert.Single(_saved).Name);
        Assert.Equal("王芳", _stored.Name);
        Assert.Equal(1, _closed);
        Assert.Contains("已保存。", Toasts);
        Assert.Equal(0, await DraftsAsync());
        Assert.False(Page.Services.GetRequiredService<UnsavedWork>().Any);
    }

    [Fact]
    public async Task Typing_is_kept_and_there_again_after_a_reload()
    {
        var form = ShowForm();
        await TypeAsync(form, "field-name", "王小芳");
        Assert.True(Page.Services.GetRequiredService<UnsavedWork>().Any);
        Clock.Advance(TimeSpan.FromSeconds(1));
        form.WaitForState(() => DraftState(form) == "kept");

        var again = ShowForm();

        Assert.NotNull(ById(again, "form-restored"));
        Assert.Equal("王小芳", ById(again, "field-name").GetAttribute("value"));
    }

    [Fact]
    public async Task A_restored_draft_can_be_put_away()
    {
        await Hospital.Run.RunAsync(Agent, (SaveDraft use) => use.HandleAsync("gallery:1", FormCopy.Write(_stored with { Name = "王小芳" })));
        var form = ShowForm();

        await ById(form, "form-discard").ClickAsync();

        Assert.Equal("王芳", ById(form, "field-name").GetAttribute("value"));
        Assert.Empty(AllById(form, "form-restored"));
        Assert.Equal(0, await DraftsAsync());
    }

    [Fact]
    public async Task A_draft_that_cannot_be_kept_says_so()
    {
        var form = ShowForm(Actor.Nobody);
        await TypeAsync(form, "field-name", "王小芳");

        Clock.Advance(TimeSpan.FromSeconds(1));

        form.WaitForState(() => DraftState(form) == "failed");
        Assert.Contains("请勿离开", ById(form, "draft-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_was_faster_both_versions_stand_side_by_side()
    {
        (_refusal, _theirs) = (new(ProblemKind.Stale, "Kernel.Stale"), _stored with { Phone = "13900139000", Note = "复诊", Version = 2 });
        var form = ShowForm();
        await TypeAsync(form, "field-name", "王小芳");

        await form.Find("form").SubmitAsync();

        Assert.Contains("王小芳", ById(form, "stale-name").TextContent, StringComparison.Ordinal);
        Assert.Contains("13900139000", ById(form, "stale-phone").TextContent, StringComparison.Ordinal);
        Assert.True(ById(form, "form-save").HasAttribute("disabled"));
    }

    [Fact]
    public async Task The_merged_form_holds_what_I_changed_and_what_they_changed()
    {
        (_refusal, _theirs) = (new(ProblemKind.Stale, "Kernel.Stale"), _stored with { Phone = "13900139000", Version = 2 });
        var form = ShowForm();
        await TypeAsync(form, "field-name", "王小芳");
        await form.Find("form").SubmitAsync();

        await ById(form, "stale-apply").ClickAsync();
        _refusal = null;
        await form.Find("form").SubmitAsync();

        Assert.Equal(new GalleryForm { Name = "王小芳", Phone = "13900139000", Version = 2 }, _saved[^1]);
    }

    [Fact]
    public async Task A_field_can_be_given_to_them()
    {
        (_refusal, _theirs) = (new(ProblemKind.Stale, "Kernel.Stale"), _stored with { Name = "王方", Version = 2 });
        var form = ShowForm();
        await TypeAsync(form, "field-name", "王小芳");
        await form.Find("form").SubmitAsync();

        await ById(form, "stale-theirs").ChangeAsync(true);
        await ById(form, "stale-apply").ClickAsync();

        Assert.Equal("王方", ById(form, "field-name").GetAttribute("value"));
    }

    [Fact]
    public async Task Cancel_drops_what_was_typed()
    {
        var form = ShowForm();
        await TypeAsync(form, "field-name", "王小芳");
        Clock.Advance(TimeSpan.FromSeconds(1));
        form.WaitForState(() => DraftState(form) == "kept");

        await ById(form, "form-cancel").ClickAsync();

        Assert.Equal(1, _closed);
        Assert.Equal(0, await DraftsAsync());
    }

    private static string? DraftState(IRenderedComponent<FormPage<GalleryForm>> form) => ById(form, "draft-state").GetAttribute("data-draft");

    private static Task TypeAsync(IRenderedComponent<FormPage<GalleryForm>> form, string field, string text) =>
        ById(form, field).InputAsync(text);

    private Task<int> DraftsAsync() => Hospital.WithDbAsync(db => db.Drafts.CountAsync());

    private IRenderedComponent<FormPage<GalleryForm>> ShowForm(Actor? actor = null)
    {
        var form = Show<FormPage<GalleryForm>>(
            with => with
                .Add(page => page.Word, "gallery")
                .Add(page => page.Form, _stored)
                .Add(page => page.DraftKey, "gallery:1")
                .Add(page => page.Save, SaveAsync)
                .Add(page => page.Reread, () => Task.FromResult(_theirs))
                .Add(page => page.Saved, () => _closed++)
                .Add(page => page.Cancelled, () => _closed++)
                .Add(page => page.ChildContent, Fields),
            actor);
        ById(form, "field-name");
        return form;
    }

    private Task<Problem?> SaveAsync(GalleryForm form)
    {
        _saved.Add(form with { });
        return Task.FromResult(_refusal);
    }

    private RenderFragment Fields(GalleryForm form) => builder =>
    {
        builder.OpenComponent<FieldText>(0);
        builder.AddAttribute(1, "Value", form.Name);
        builder.AddAttribute(2, "ValueChanged", EventCallback.Factory.Create<string>(this, typed => form.Name = typed));
        builder.AddAttribute(3, "ValueExpression", (System.Linq.Expressions.Expression<Func<string>>)(() => form.Name));
        builder.CloseComponent();
        builder.OpenComponent<FieldText>(4);
        builder.AddAttribute(5, "Value", form.Phone);
        builder.AddAttribute(6, "ValueChanged", EventCallback.Factory.Create<string>(this, typed => form.Phone = typed));
        builder.AddAttribute(7, "ValueExpression", (System.Linq.Expressions.Expression<Func<string>>)(() => form.Phone));
        builder.CloseComponent();
    };
}
