using FluentValidation;
using HospitalCrm.Web.Gallery;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Parts.Lists;
using HospitalCrm.Web.Texts;
using Radzen;

namespace HospitalCrm.Web.Parts;

public static class PartsServices
{
    /// <summary>What the parts need: words, toasts, and what one circuit remembers.</summary>
    public static IServiceCollection AddParts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, RadzenWords>();
        services.AddSingleton<Wording>();
        services.AddScoped<IValidator<GalleryForm>, GalleryFormValidator>();
        services.AddScoped<PageGate>();
        services.AddScoped<UnsavedWork>();
        services.AddScoped<ListMemory>();
        return services;
    }
}
