<!doctype html><title>…</title>
