using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Inquiries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KnowledgeArticles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Questions = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Answer = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    DepartmentCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: true),
                    UntilOn = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WrittenBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeArticles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inquiries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RegisteredBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RequestKey = table.Column<Guid>(type: "uuid", nullable: false),
                    CallId = table.Column<Guid>(type: "uuid", nullable: true),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: true),
                    Caller = table.Column<byte[]>(type: "bytea", nullable: true),
                    Phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    Question = table.Column<byte[]>(type: "bytea", nullable: false),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: true),
                    DepartmentCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemindedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsSent = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inquiries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Inquiries_Calls_CallId",
                        column: x => x.CallId,
                        principalTable: "Calls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Inquiries_KnowledgeArticles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "KnowledgeArticles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Inquiries_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KnowledgeTerms",
                columns: table => new
                {
                    Term = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeTerms", x => new { x.Term, x.ArticleId });
                    table.ForeignKey(
                        name: "FK_KnowledgeTerms_KnowledgeArticles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "KnowledgeArticles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ArticleId",
                table: "Inquiries",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_CallId",
                table: "Inquiries",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ClosedAt",
                table: "Inquiries",
                column: "ClosedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_DepartmentCode_RegisteredAt_Id",
                table: "Inquiries",
                columns: new[] { "DepartmentCode", "RegisteredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_PatientId",
                table: "Inquiries",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_RegisteredAt_Id",
                table: "Inquiries",
                columns: new[] { "RegisteredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_RegisteredBy_RegisteredAt_Id",
                table: "Inquiries",
                columns: new[] { "RegisteredBy", "RegisteredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_RequestKey",
                table: "Inquiries",
                column: "RequestKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_State_DueAt",
                table: "Inquiries",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_State_RegisteredAt_Id",
                table: "Inquiries",
                columns: new[] { "State", "RegisteredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_DepartmentCode",
                table: "KnowledgeArticles",
                column: "DepartmentCode");

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_Kind_WrittenAt_Id",
                table: "KnowledgeArticles",
                columns: new[] { "Kind", "WrittenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_State_ReviewOn",
                table: "KnowledgeArticles",
                columns: new[] { "State", "ReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_State_UntilOn",
                table: "KnowledgeArticles",
                columns: new[] { "State", "UntilOn" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_State_WrittenAt_Id",
                table: "KnowledgeArticles",
                columns: new[] { "State", "WrittenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_WrittenAt_Id",
                table: "KnowledgeArticles",
                columns: new[] { "WrittenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeTerms_ArticleId",
                table: "KnowledgeTerms",
                column: "ArticleId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Inquiries");

            migrationBuilder.DropTable(
                name: "KnowledgeTerms");

            migrationBuilder.DropTable(
                name: "KnowledgeArticles");
        }
    }
}
