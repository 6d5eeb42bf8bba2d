using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>What a start puts in, and what it leaves alone.</summary>
public sealed partial class TemplateTests
{
    [Fact]
    public async Task Every_start_puts_in_what_is_missing_and_leaves_what_the_hospital_wrote()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);
        var form = await FormAsync(hospital, info, TemplateDefaults.NoticeCode);
        form.Text = "尊敬的{姓名}，{内容}";
        await SaveAsync(hospital, info, form);

        await InstallAsync(hospital);

        Assert.Equal(TemplateDefaults.All.Count, await hospital.WithDbAsync(db => db.MessageTemplates.CountAsync()));
        Assert.Equal("【测试医院】尊敬的王芳，请留意", (await RenderAsync(hospital, TemplateDefaults.NoticeCode, Values(("name", "王芳"), ("text", "请留意")))).Text);
    }

    [Fact]
    public async Task Better_words_of_a_newer_version_reach_an_old_installation_once_where_nobody_wrote_others()
    {
        await using var hospital = await InstalledAsync();
        await hospital.WithDbAsync(db => db.TemplateEditions.ExecuteUpdateAsync(set => set.SetProperty(edition => edition.Text, "{患者姓名}您好，旧的文字。")));
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);
        var own = await FormAsync(hospital, info, "revisit");
        own.Text = "{患者姓名}您好，请于{复诊日期}来院。";
        await SaveAsync(hospital, info, own);

        await InstallAsync(hospital);
        await InstallAsync(hospital);

        var fresh = await SheetAsync(hospital, info, "deposit");
        Assert.Equal([(2, EditionState.InForce), (1, EditionState.Retired)], fresh.Editions.Select(edition => (edition.Number, edition.State)));
        Assert.Equal(TemplateDefaults.All.Single(seed => seed.Code == "deposit").Text, fresh.Editions[0].Text);
        Assert.Contains("请于3月12日来院", (await RenderAsync(hospital, "revisit", Values(("name", "王芳"), ("date", "2026-03-12")))).Text, StringComparison.Ordinal);
        Assert.Equal([2, 1], (await SheetAsync(hospital, info, "revisit")).Editions.Select(edition => edition.Number));
    }

    [Fact]
    public async Task What_the_hospital_wrote_once_is_its_own_even_while_the_product_s_words_are_sent_again()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);
        foreach (var text in new[] { "{患者姓名}您好，请于{复诊日期}来院。", TemplateDefaults.All.Single(seed => seed.Code == "revisit").Text })
        {
            var form = await FormAsync(hospital, info, "revisit");
            form.Text = text;
            await SaveAsync(hospital, info, form);
        }

        await hospital.WithDbAsync(db => db.TemplateEditions.Where(edition => edition.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(edition => edition.Text, "{患者姓名}您好，旧的文字。")));
        await InstallAsync(hospital);

        Assert.Equal([3, 2, 1], (await SheetAsync(hospital, info, "revisit")).Editions.Select(edition => edition.Number));
    }
}
