using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Patients;
using FluentValidation;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Exports;
using HospitalCrm.Web.FollowUps;
using HospitalCrm.Web.Gallery;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Parts.Lists;
using HospitalCrm.Web.Texts;
using Microsoft.Extensions.Localization;
using Radzen;

namespace HospitalCrm.Web.Parts;

public static class PartsServices
{
    /// <summary>What the parts need: words, toasts, and what one circuit remembers.</summary>
    public static IServiceCollection AddParts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<IStringLocalizerFactory>(provider =>
            new PatientWordFactory(ActivatorUtilities.CreateInstance<ResourceManagerStringLocalizerFactory>(provider), provider.GetService<ParameterValues>()));
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, RadzenWords>();
        services.AddSingleton<Wording>();
        services.AddScoped<PhoneDoor>();
        services.AddSingleton<Security.AuditWords>();
        services.AddSingleton<Security.ReviewWords>();
        services.AddScoped<IValidator<GalleryForm>, GalleryFormValidator>();
        services.AddScoped<PageGate>();
        services.AddScoped<UnsavedWork>();
        services.AddScoped<CircuitThread>();
        services.AddScoped<ListMemory>();
        services.AddExports();
        services.AddSingleton<EmergencyBoard>();
        services.AddScoped<IAfterCommit<EmergencyOpened>, EmergencyRelay>();
        services.AddScoped<IAfterCommit<EmergencyJudged>, EmergencyRelay>();
        services.AddSingleton<StandingBoard>();
        services.AddScoped<IAfterCommit<PatientStandingChanged>, StandingRelay>();
        services.AddFollowUps();
        services.AddDesk();
        return services;
    }
}
